"""Every theme can be read: text on any tint has contrast, and no theme lacks a role."""

import re
from typing import get_args

import pytest

from cjdesigner.layout.theme import NAMES, Theme, ramp_colour, theme
from cjdesigner.model.values import CardKind, Execution

KINDS = set(get_args(CardKind))
TEXT = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
GRAPHIC = {"light": 3.0, "dark": 3.0, "contrast": 4.5}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def texts(theme: Theme) -> dict[str, tuple[str, str]]:
    """Every text colour with what it is written on, by a name for the message."""
    c = theme.colours
    pairs = {
        f"{text} on {ground}": (c[text], c[ground])
        for text in ("text", "text_secondary", "success", "warning", "error", "accent")
        for ground in ("window", "panel", "field")
    }
    pairs |= {
        f"{text} on {ground}": (c[text], c[ground])
        for text, ground in (
            ("text", "hover"),
            ("text", "selection"),
            ("accent", "selection"),
            ("text", "canvas"),
            ("text_secondary", "canvas"),
            ("accent_text", "accent"),
            ("primary_text", "primary"),
            ("ink", "paper"),
            ("ink", "wash"),
            ("secondary", "paper"),
            ("secondary", "wash"),
            ("link", "paper"),
            ("accent", "paper"),
        )
    }
    pairs |= {f"phase {n}": (ink, tint) for n, (tint, ink) in enumerate(theme.phases)}
    pairs |= {f"initials {n}": pair for n, pair in enumerate(theme.personas)}
    for kind, (tint, ink, mark) in theme.cards.items():
        pairs |= {f"text of {kind}": (ink, tint), f"mark of {kind}": (mark, tint)}
    pairs |= {f"pill {kind}": (ink, tint) for kind, (tint, ink) in theme.pills.items()}
    return pairs


def graphics(theme: Theme) -> dict[str, tuple[str, str]]:
    """Lines, rings and faces that carry meaning, with what they are drawn on."""
    paper = theme.colours["paper"]
    pairs = {f"ramp {n}": (colour, paper) for n, colour in enumerate(theme.ramp)}
    for n, (colour, _) in enumerate(theme.personas):
        pairs[f"line {n}"] = (colour, paper)
    pairs |= {role: (theme.colours[role], paper) for role in ("gap", "link", "accent")}
    return pairs


@pytest.mark.parametrize("name", NAMES)
def test_all_text_can_be_read_on_what_lies_under_it(name: str) -> None:
    found = {
        what: round(contrast(*pair), 2)
        for what, pair in texts(theme(name)).items()
        if contrast(*pair) < TEXT[name]
    }
    assert not found


@pytest.mark.parametrize("name", NAMES)
def test_rings_lines_and_faces_stand_out_from_the_paper(name: str) -> None:
    found = {
        what: round(contrast(*pair), 2)
        for what, pair in graphics(theme(name)).items()
        if contrast(*pair) < GRAPHIC[name]
    }
    assert not found


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_has_every_role_as_a_plain_colour(name: str) -> None:
    one, light = theme(name), theme("light")
    assert set(one.colours) == set(light.colours)
    assert set(one.cards) == KINDS
    assert set(one.pills) == (set(get_args(Execution)) - {""}) | {"neutral"}
    assert (len(one.ramp), len(one.phases), len(one.personas)) == (5, 6, 8)
    pairs = [*one.phases, *one.personas, *one.pills.values(), *one.cards.values()]
    colours = [*one.colours.values(), *one.ramp, *(colour for pair in pairs for colour in pair)]
    assert [colour for colour in colours if not re.fullmatch("#[0-9A-F]{6}", colour)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_two_kinds_of_card_share_a_tint(name: str) -> None:
    assert len({tint for tint, _, _ in theme(name).cards.values()}) == len(KINDS)


def test_an_unknown_theme_in_the_settings_gives_the_light_one() -> None:
    assert theme("sepia").name == "light"


def test_the_ramp_runs_through_its_stops_and_mixes_between_them() -> None:
    light = theme("light")
    assert [ramp_colour(light, n / 4) for n in range(5)] == list(light.ramp)
    assert ramp_colour(light, 0.125) == "#B64744"
    assert ramp_colour(light, -1) == light.ramp[0]
    assert ramp_colour(light, 2) == light.ramp[-1]
