"""Commands whose help speaks the language of the call (click's own words are English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from app.i18n import Translator


class SpeakingCommand(click.Command):
    """A command with translated headings."""

    def __init__(self, tr: Translator, **settings: Any) -> None:
        settings.setdefault("options_metavar", tr("[OPTIONS]"))
        super().__init__(**settings)
        self.tr = tr

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.tr("Usage:") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their heading."""
        options = [item for item in self.get_params(ctx) if isinstance(item, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        rows = [record for record in records if record is not None]
        if rows:
            with formatter.section(self.tr("Options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a translated text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.tr("Show this help and end.")
        return option


class SpeakingGroup(SpeakingCommand, click.Group):
    """A group of commands with translated headings."""

    def __init__(self, tr: Translator, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", tr("COMMAND …"))
        super().__init__(tr, **settings)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options, then commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their heading."""
        rows = [
            (name, command.get_short_help_str(limit=200))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section(self.tr("Commands")):
            formatter.write_dl(rows)
