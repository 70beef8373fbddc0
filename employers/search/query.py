"""What an employer asks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """Skill numbers that must be there and that would be nice; `signed_only` asks for signatures behind the must-haves."""

    must: tuple[int, ...]
    nice: tuple[int, ...] = ()
    signed_only: bool = False

    @property
    def asked(self) -> tuple[int, ...]:
        """All listed skills, each once, must-haves first."""
        return tuple(dict.fromkeys(self.must + self.nice))

    def as_json(self) -> dict[str, object]:
        return {"must": list(self.must), "nice": list(self.nice), "signed_only": self.signed_only}
