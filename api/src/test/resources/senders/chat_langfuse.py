"""One trace with a generation and a score by Langfuse's client of version 2.

LANGFUSE_HOST, LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY come from the environment.
"""
from langfuse import Langfuse

client = Langfuse()
assert client.auth_check(), "the token was refused"
trace = client.trace(name="shop", user_id="ann@example.org", session_id="s-2", tags=["night"])
generation = trace.generation(
    name="answer",
    model="gpt-4o-mini",
    model_parameters={"temperature": 0.2},
    input=[{"role": "user", "content": "How long?"}],
)
generation.end(
    output={"role": "assistant", "content": "Thirty days."}, usage={"input": 12, "output": 3}
)
trace.score(name="grounded", value=0.25, comment="No source.")
client.flush()
print(trace.id)
