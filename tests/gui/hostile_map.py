"""A project in which every text is an attack: markup, links, paths, formats, formulas, scripts."""

from __future__ import annotations

from pathlib import Path

from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Channel,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Round,
    Touchpoint,
    View,
)

# a colour that the program itself never shows
CANARY = (255, 0, 254)
FORMATS = "%s %n %1 {name} {0.__class__} ${HOME} %(user)s [*] && &Amp"
SCRIPTS = "=cmd|'/c calc'!A1 javascript:alert(1) </script><script>alert(1)</script> ]]><!--"
PATHS = "../../../etc/passwd \\\\host\\share file:///etc/hostname ~/.ssh/id_rsa"


def texts(picture: Path) -> tuple[str, ...]:
    """One-line attacks; ``picture`` is a file in the colour of the canary."""
    return (
        f'<img src="{picture}" width="400" height="300">',
        f'<b>bold</b><img src="{picture.as_uri()}" width="400" height="300">',
        f'<a href="javascript:alert(1)">x</a><table bgcolor="#ff00fe"><tr><td>{"x " * 20}',
        FORMATS,
        SCRIPTS,
        PATHS,
        f"<svg><image href='{picture}'/></svg>",
        "<font color='#ff00fe' backColor='#ff00fe'>para</font><onDraw name='os.system'/>",
    )


def hostile(picture: Path, number: int) -> list[AnyRecord]:
    """A whole project whose texts are the attacks, starting with that number of them."""
    known = texts(picture)
    place = [number]

    def text() -> str:
        place[0] += 1
        return known[place[0] % len(known)]

    answers = ("real", "possible", "missed")
    records: list[AnyRecord] = [
        Project(id="project", title=text(), organisation=text(), offer=text(), usp=text(),
                brand_story=text(), language="en"),
        Channel(id="c", order="V", name=text()),
        Persona(id="p", order="V", name=text(), initials="<b", role=text(), target_group=text(),
                quote=text(), goals=text(), worries=text(), habits=text(), evidence=text(),
                channels=("c",)),
        Round(id="r", order="V", title=text()),
        Journey(id="j", order="V", title=text(), scenario=text(), scope=text(), starts=text(),
                ends=text(), personas=("p",)),
        View(id="v", journey="j", order="V", title=text()),
        Lane(id="n", journey="j", order="V", kind="note", title=text(), persona="p"),
        Lane(id="o", journey="j", order="W", kind="owner", title=text()),
        Lane(id="h", journey="j", order="X", kind="channel", title=text()),
    ]  # fmt: skip
    for phase in ("a", "b"):
        records.append(
            Phase(id=phase, journey="j", order=phase, title=text(), other_title=text(),
                  description=text(), customer_goal=text(), organisation_goal=text(),
                  key_variable=text())
        )  # fmt: skip
        for contact in answers:
            one = f"{phase}{contact}"
            records += [
                Touchpoint(id=one, phase=phase, order=contact[0], title=text(), contact=contact,
                           action=text(), place=text(), device=text(), moment=text(), need=text(),
                           response=text(), party=text(), owner=text(), why_truth=text(),
                           moment_of_truth=True, evidence=text(), duration=text(),
                           tags=(text(),), channels=("c",)),
                Card(id=f"k{one}", lane="n", first=one, last=one, order="V", text=text(),
                     kind="opportunity", source=text(), tags=(text(),), owner=text(),
                     link="https://example.org/%3Cb%3E?q='--"),
                Experience(id=experience_id(one, "p", None), touchpoint=one, persona="p",
                           level=2.0, expectation=text(), note=text()),
            ]  # fmt: skip
    records.append(Link(id="l", source="areal", target="bmissed", kind="skip", condition=text()))
    return records
