"""POST /api/v1/check: a record in, a verdict out; no account, nothing kept."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from credentials.api.parsers import RecordParser
from credentials.api.serializers import AnswerSerializer
from credentials.selectors.answers import answer
from credentials.services import receipts, verification
from credentials.standards.limits import MAX_FILE_BYTES


class CheckView(APIView):
    """The body is the record itself, or a form with `file` and, if wanted, `person`."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    parser_classes = (MultiPartParser, RecordParser)
    throttle_classes = (ScopedRateThrottle,)
    throttle_scope = "check"

    @extend_schema(
        operation_id="check",
        summary="Check a record",
        request={"application/vc": OpenApiTypes.OBJECT, "application/json": OpenApiTypes.OBJECT},
        responses={200: AnswerSerializer},
    )
    def post(self, request: Request) -> Response:
        """Check a record. Always 200 with a verdict, whatever was sent; 429 above 60 a minute."""
        document, person = _sent(request)
        verdict = verification.verify(document, person_hint=person or None)
        response = Response(answer(verdict, receipt=receipts.give(verdict)))
        response["Cache-Control"] = "no-store"
        return response


def _sent(request: Request) -> tuple[bytes, str]:
    data = request.data
    if isinstance(data, bytes):
        return data, ""
    file = request.FILES.get("file")
    text = data.get("text", "") if hasattr(data, "get") else ""
    document = file.read(MAX_FILE_BYTES + 1) if file is not None else str(text).encode()
    return document, str(data.get("person", ""))[:200] if hasattr(data, "get") else ""
