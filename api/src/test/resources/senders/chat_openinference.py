"""One chat with OpenAI's client under OpenInference's instrumentation, exported by OTLP/HTTP.

Everything is told by the environment, as for any application:
OPENAI_BASE_URL, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS.
"""
from openai import OpenAI
from openinference.instrumentation import using_attributes
from openinference.instrumentation.openai import OpenAIInstrumentor
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
OpenAIInstrumentor().instrument(tracer_provider=provider)

with using_attributes(session_id="s-1", user_id="ann@example.org", tags=["night"]):
    answer = OpenAI(api_key="none").chat.completions.create(
        model="gpt-4o-mini",
        temperature=0.2,
        messages=[{"role": "user", "content": "What is 2 + 3?"}],
    )
provider.shutdown()
print(answer.choices[0].message.content)
