"""One hostile page, and how it is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

WIDE = "link " * 40  # lower than a stage: focus scrolls what is higher, and every scroll counts
FILLER = "<p>line</p>" * 120
SHELL = (
    "<!doctype html><html><head><title>still</title>"
    "<script>function probe() {{ document.title = 'ran' }}</script></head>"
    "<body>{body}<p>kept</p>{filler}<div id=bottom><a name=end></a>bottom</div></body></html>"
)
DOMAIN = "canary.test"
LITERAL = "127.0.0.1"


class Act(Enum):
    """What the user does with the page once it is shown; clicks go to its upper left corner, keys to its link."""

    LOOK = "look"
    CLICK = "click"
    ENTER = "enter"
    MIDDLE = "middle"
    CONTROL = "control"
    SHIFT = "shift"
    ALT = "alt"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Attack:
    """A page with `html`, in which SERVER stands for a canary's host and port, PORT for the port alone, NAME for a host
    name that only a DNS server knows, SLUG for the attack itself, WIDE for the text of a link that is easy to hit, and
    FILL for several screens of lines.

    `dead` says why it need not come about in an undefended browser; all others have to make themselves felt there.
    `whole`: `html` is the whole file. `dns`: only a look at DNS can tell.
    """

    name: str
    html: str
    act: Act = Act.LOOK
    dead: str = ""
    mime: str = "text/html"
    whole: bool = False
    dns: bool = False

    @property
    def slug(self) -> str:
        """The name as it stands in addresses."""
        return self.name.replace(" ", "-")

    def render(self, port: int) -> str:
        """The page for the canary at `port`. What happens by itself is asked for by address and by name."""
        hosts: tuple[str, ...] = (LITERAL, f"{self.slug}.{DOMAIN}")
        if self.whole or self.act is not Act.LOOK or "SERVER" not in self.html:
            hosts = hosts[:1]
        told = "".join(self.html.replace("SERVER", f"{host}:{port}") for host in hosts)
        values = {"NAME": f"{self.slug}.{DOMAIN}", "PORT": str(port), "SLUG": self.slug, "WIDE": WIDE, "FILL": FILLER}
        for word, value in values.items():
            told = told.replace(word, value)
        return told if self.whole else SHELL.format(body=told, filler=FILLER)
