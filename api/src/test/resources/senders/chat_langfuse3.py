"""One trace with a retrieval, a generation and a score by Langfuse's client of version 3.

It sends its spans by OTLP. LANGFUSE_HOST, LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY come from the
environment. Prints the id of the trace.
"""
from langfuse import get_client, propagate_attributes

client = get_client()
assert client.auth_check(), "the token was refused"
with client.start_as_current_observation(as_type="span", name="shop") as root:
    with propagate_attributes(user_id="ann@example.org", session_id="s-3", tags=["night"]):
        with client.start_as_current_observation(as_type="retriever", name="search") as found:
            found.update(input="How long?", output=["Returns are taken for thirty days."])
        with client.start_as_current_observation(
            as_type="generation",
            name="answer",
            model="gpt-4o-mini",
            model_parameters={"temperature": 0.2},
            input=[{"role": "user", "content": "How long?"}],
        ) as generation:
            generation.update(
                output={"role": "assistant", "content": "Thirty days."},
                usage_details={"input": 12, "output": 3},
            )
        trace = client.get_current_trace_id()
    root.update_trace(input="How long?", output="Thirty days.")
client.create_score(trace_id=trace, name="grounded", value=0.25, comment="No source.")
client.flush()
print(trace)
