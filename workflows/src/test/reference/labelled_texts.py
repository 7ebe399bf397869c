"""Makes labelled texts for RedactionAccuracyTest: pip install faker==40.63.0; python labelled_texts.py > set.jsonl

Seeded. Every text is a template, of which the rules know nothing, with values of Faker's providers."""
import json
import random
from faker import Faker

LOCALES = ["en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "ja_JP", "pl_PL", "pt_BR", "sv_SE", "nl_NL"]
VALUES = {
    "EMAIL_ADDRESS": lambda f: f.email(),
    "PHONE_NUMBER": lambda f: f.phone_number(),
    "CREDIT_CARD": lambda f: f.credit_card_number(),
    "IBAN_CODE": lambda f: f.iban(),
    "NATIONAL_ID": lambda f: f.ssn(),
    "IP_ADDRESS": lambda f: f.ipv4() if random.random() < 0.5 else f.ipv6(),
    "PERSON": lambda f: f.name(),
}
WITH_IDS = ["en_US", "en_GB", "ja_JP", "pl_PL", "pt_BR", "sv_SE", "es_ES", "it_IT", "fr_FR"]
TEMPLATES = [
    "{}", "Customer record: {}.", "The user wrote \"{}\" in the form.", "see ({}) for details",
    "{{\"value\": \"{}\"}}", "Order 48213 of 2024-03-05 belongs to {}, total 1,249.50 EUR.",
    "お客様の情報は{}です。", "Bitte an {} weiterleiten!",
]
Faker.seed(20261129)
random.seed(20261129)
fakers = {locale: Faker(locale) for locale in LOCALES}
for number in range(8000):
    kind = random.choice(list(VALUES))
    locale = random.choice(WITH_IDS if kind == "NATIONAL_ID" else LOCALES)
    value = VALUES[kind](fakers[locale])
    head, tail = random.choice(TEMPLATES).replace("{{", "{").replace("}}", "}").split("{}", 1)
    entity = {"type": kind, "value": value, "start": len(head), "end": len(head) + len(value)}
    print(json.dumps({"id": f"{locale}-{number}", "text": head + value + tail, "entities": [entity]}, ensure_ascii=False))
