"""A touchpoint of the story, as one line of the sample file."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

CHANNELS = {"web": "web", "ad_platform": "web", "app": "app", "store": "store", "call_centre": "phone", "crm": "crm",
            "hotel_partner": "partner"}  # fmt: skip

Reference = dict[str, str]


@dataclass(frozen=True)
class Touchpoint:
    """What one source saw at one time; `person` is the truth, which the sample file does not hold."""

    source: str
    touchpoint_id: str
    observed_at: str  # RFC 3339 with a zone
    values: dict[str, str | tuple[str, ...]]
    person: str
    story: str = ""
    record_id: str = ""
    payload: dict[str, Any] = field(default_factory=dict)

    @property
    def time(self) -> datetime:
        """The time, comparable across zones."""
        return datetime.fromisoformat(self.observed_at)

    @property
    def record(self) -> Reference:
        """How expected.json names the record of this touchpoint."""
        if self.record_id:
            return {"source": self.source, "record_id": self.record_id}
        return {"source": self.source, "touchpoint_id": self.touchpoint_id}

    def line(self) -> dict[str, Any]:
        """The JSON object of the sample file."""
        pairs = [(name, value) for name, said in self.values.items()
                 for value in (said if isinstance(said, tuple) else (said,))]  # fmt: skip
        out: dict[str, Any] = {"source": self.source, "touchpoint_id": self.touchpoint_id}
        if self.record_id:
            out["record_id"] = self.record_id
        out |= {"channel": CHANNELS[self.source], "observed_at": self.observed_at}
        out["values"] = [{"field": name, "value": value} for name, value in pairs]
        out["payload"] = self.payload
        if self.story:
            out["story"] = self.story
        return out
