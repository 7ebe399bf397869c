"""Checks a dossier as a program of somebody else would: signature, then each file's hash."""
import base64
import hashlib
import json
import sys
import zipfile

from cryptography.hazmat.primitives.serialization import load_pem_public_key

with open(sys.argv[2], "rb") as file:
    key = load_pem_public_key(file.read())
with zipfile.ZipFile(sys.argv[1]) as dossier:
    manifest = dossier.read("manifest.json")
    signature = json.loads(dossier.read("signature.json"))
    key.verify(base64.b64decode(signature["signature"]), manifest)
    files = json.loads(manifest)["files"]
    for entry in files:
        assert hashlib.sha256(dossier.read(entry["path"])).hexdigest() == entry["sha256"], entry["path"]
print("sound", len(files))
