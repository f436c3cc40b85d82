"""The commands, their options and help; built anew for the language of each call."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from app.cli.call import CALL_WRONG, prepare_streams, say, tell, tell_error, usage_message
from app.cli.help import SpeakingCommand, SpeakingGroup
from app.cli.values import Day, Filled, OneOf, Positive
from app.errors import FacilityError
from app.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, load_translator, mark
from app.paths import locale_folder, program_version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.cli.call import OpenWindow


_UNITS = ("mm", "cm", "m", "in", "ft")


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Carry out one call and return its exit code; mistakes are told, never raised.

    Args:
        arguments: The words after the program's name.
        open_window: Opens the window; the command line itself does not know it.
    """
    prepare_streams()
    tr = load_translator(_language(arguments), locale_folder())
    try:
        return _run(arguments, tr, open_window)
    except BrokenPipeError:  # whoever read our output has gone, as with ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CALL_WRONG
    except Exception as error:
        if os.environ.get("YISHEN_DEBUG"):
            raise
        tell(tr(_BROKEN, kind=type(error).__name__, reason=error))
        return CALL_WRONG


_BROKEN = mark(
    "yishen: a fault of the program ({kind}: {reason}); there is no result. Please send this line "
    "and the plan to the developers (YISHEN_DEBUG=1 shows more)."
)


def _run(arguments: Sequence[str], tr: Translator, open_window: OpenWindow) -> int:
    commands = build_commands(tr, open_window)
    try:
        code = commands.main(list(arguments), prog_name="yishen", standalone_mode=False)
    except FacilityError as error:
        tell_error(error, tr)
        return CALL_WRONG
    except click.exceptions.NoArgsIsHelpError as error:
        tell(error.format_message())
        return CALL_WRONG
    except click.ClickException as error:
        tell(tr("yishen: {sentence}", sentence=tr(usage_message(error))))
        return CALL_WRONG
    except (click.Abort, KeyboardInterrupt):
        tell(tr("yishen: stopped."))
        return CALL_WRONG
    return code if isinstance(code, int) else 0


def _language(arguments: Sequence[str]) -> str:
    """Return the language that the call asks for, so that help and mistakes speak it too."""
    words = list(arguments)
    for index, word in enumerate(words):
        value = words[index + 1] if word == "--lang" and index + 1 < len(words) else ""
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else value
        if value in LANGUAGES:
            return value
    return DEFAULT_LANGUAGE


def build_commands(tr: Translator, open_window: OpenWindow) -> click.Group:
    """Return all commands with their help in the language of ``tr``."""

    def start(*, version: bool, lang: str | None) -> int:
        context = click.get_current_context()
        if version:
            say(f"yishen {program_version()}")
        elif context.invoked_subcommand is None:
            return open_window(None, lang)
        return 0

    group = SpeakingGroup(
        tr,
        name="yishen",
        help=tr(
            "Check the floor plan of an elderly day-care centre against the room sizes that the "
            "documents prescribe. Without a command the window opens."
        ),
        callback=start,
        params=[_flag("--version", tr("Show the version and end.")), _language_option(tr)],
        invoke_without_command=True,
    )
    for command in (
        _check_command(tr),
        _rooms_command(tr),
        _standards_group(tr),
        _facts_group(tr),
        _quota_command(tr),
        _gui_command(tr, open_window),
    ):
        group.add_command(command)
    return group


def _check_command(tr: Translator) -> click.Command:
    def call(*, lang: str | None, **options: Any) -> int:
        from app.cli.check import CheckCall, run_check

        return run_check(CheckCall(**options), tr)

    text = _option
    return SpeakingCommand(
        tr,
        name="check",
        help=tr("Classify the facility and compare its rooms with the standard."),
        callback=call,
        params=[
            click.Argument(["plan"]),
            text("--standard", tr("Id of the standard, or a TOML file."), metavar="ID"),
            text("--facility", tr("Type of the facility."), kind=OneOf(("day_care", "rural"))),
            text("--gross-area", tr("Declared gross area in m²."), kind=Positive("M2")),
            click.Option(
                ["--basis"],
                type=OneOf(("table", "pro_rata")),
                default="table",
                help=tr("Which column decides: the table figure or the pro-rata one."),
            ),
            click.Option(
                ["--class", "chosen_class"],
                type=OneOf(("1", "2", "3", "4")),
                help=tr("Class chosen by a person."),
            ),
            *_drawing_options(tr),
            text("--facts", tr("Beds, staff, services and decisions."), metavar="FACTS.toml"),
            _flag("--corrections", tr("Compare with the suspected figures of misprints.")),
            _advice_option(tr),
            text("--date", tr("Day of the review; today if left out."), kind=Day()),
            _language_option(tr),
            text("--pdf", tr("Write the compliance sheet."), metavar="F"),
            text("--xlsx", tr("Write the workbook."), metavar="F"),
            text("--dxf", tr("Write the marked-up drawing."), metavar="F"),
            text("--json", tr("Write the report; “-” prints it."), metavar="F"),
        ],
    )


def _rooms_command(tr: Translator) -> click.Command:
    def call(*, plan: str, json: str | None, lang: str | None, **drawing: Any) -> int:
        from app.cli.check import read_options
        from app.cli.rooms import run_rooms

        return run_rooms(plan, read_options(**drawing), json, tr)

    return SpeakingCommand(
        tr,
        name="rooms",
        help=tr("Show the rooms of a plan, without any standard."),
        callback=call,
        params=[
            click.Argument(["plan"]),
            *_drawing_options(tr),
            _option("--json", tr("Write the rooms; “-” prints them."), metavar="F"),
            _language_option(tr),
        ],
    )


def _standards_group(tr: Translator) -> click.Group:
    group = SpeakingGroup(tr, name="standards", help=tr("List, show and validate standards."))
    group.add_command(_standards_command(tr, "list", tr("List the standards.")))
    group.add_command(_standards_command(tr, "show", tr("Show one standard."), "key"))
    group.add_command(
        _standards_command(tr, "validate", tr("Show every mistake in a standard file."), "file")
    )
    group.add_command(_standards_command(tr, "schema", tr("Print the JSON Schema of standards.")))
    return group


def _standards_command(
    tr: Translator, name: str, text: str, argument: str | None = None
) -> click.Command:
    def call(*, lang: str | None, **values: str) -> int:
        from app.cli import standards

        runs: dict[str, Callable[..., int]] = {
            "list": standards.run_list,
            "show": standards.run_show,
            "validate": standards.run_validate,
            "schema": standards.run_schema,
        }
        return runs[name](*values.values(), tr=tr)

    metavars = {"key": "ID", "file": "FILE"}
    arguments = [click.Argument([argument], metavar=metavars[argument])] if argument else []
    return SpeakingCommand(
        tr, name=name, help=text, callback=call, params=[*arguments, _language_option(tr)]
    )


def _facts_group(tr: Translator) -> click.Group:
    def call(*, standard: str, advice: tuple[str, ...], out: str | None, lang: str | None) -> int:
        from app.cli.facts import run_template

        return run_template(standard, advice, out, tr)

    template = SpeakingCommand(
        tr,
        name="template",
        help=tr("Write a facts file to fill in, with every question that the standards ask."),
        callback=call,
        params=[
            _standard_option(tr),
            _advice_option(tr),
            _option("--out", tr("File to write; left out, it is printed."), metavar="F"),
            _language_option(tr),
        ],
    )
    group = SpeakingGroup(tr, name="facts", help=tr("What no drawing tells and a person answers."))
    group.add_command(template)
    return group


def _quota_command(tr: Translator) -> click.Command:
    def call(*, lang: str | None, **options: Any) -> int:
        from app.cli.facts import QuotaCall, run_quota

        return run_quota(QuotaCall(**options), tr)

    return SpeakingCommand(
        tr,
        name="quota",
        help=tr("Say how much area a residential area of so many households needs."),
        callback=call,
        params=[
            _standard_option(tr),
            click.Option(
                ["--households"],
                type=Positive("N"),
                required=True,
                help=tr("Number of households."),
            ),
            _option("--completed", tr("Date of completion."), kind=Day()),
            _option(
                "--residential",
                tr("New or existing residential area, where no date decides."),
                kind=OneOf(("new", "old")),
            ),
            _option("--area", tr("Area that there is, in m²."), kind=Positive("M2")),
            _language_option(tr),
        ],
    )


def _advice_option(tr: Translator) -> click.Option:
    return click.Option(
        ["--advice"],
        type=Filled(),
        multiple=True,
        metavar="ID,ID",
        help=tr("Standards that are shown beside it and decide nothing."),
    )


def _standard_option(tr: Translator) -> click.Option:
    return click.Option(
        ["--standard"],
        type=Filled(),
        required=True,
        metavar="ID",
        help=tr("Id of the standard, or a TOML file."),
    )


def _gui_command(tr: Translator, open_window: OpenWindow) -> click.Command:
    def call(*, plan: str | None, lang: str | None) -> int:
        return open_window(plan, lang)

    return SpeakingCommand(
        tr,
        name="gui",
        help=tr("Open the window."),
        callback=call,
        params=[click.Argument(["plan"], required=False), _language_option(tr)],
    )


def _drawing_options(tr: Translator) -> list[click.Option]:
    return [
        _option("--units", tr("Length unit of the drawing."), kind=OneOf(_UNITS)),
        _option("--scale", tr("The drawing is on paper scale 1:N."), kind=Positive("N")),
        click.Option(
            ["--wall-layers"],
            type=Filled(),
            multiple=True,
            metavar="A,B",
            help=tr("Layers that hold the walls, parted by commas; * stands for any letters."),
        ),
    ]


def _language_option(tr: Translator) -> click.Option:
    return _option("--lang", tr("Language."), kind=OneOf(LANGUAGES))


def _option(
    name: str, text: str, *, kind: click.ParamType[Any] | None = None, metavar: str | None = None
) -> click.Option:
    return click.Option([name], type=kind or Filled(), metavar=metavar, help=text)


def _flag(name: str, text: str) -> click.Option:
    return click.Option([name], is_flag=True, help=text)
