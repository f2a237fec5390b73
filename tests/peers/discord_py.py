"""Certifies the fake Discord: discord.py, which knows nothing of it, lives through a day of a bot there.

    python discord_py.py PATH-TO-fake-discord [options for it]

Ends with a failure where discord.py meets something it does not expect, where something it did does not show, or where
the fake finds fault with it.
"""

import asyncio
import contextlib
import json
import sys

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.http import Route

NAMES = {"ask": {"de": "fragen", "fr": "demander"}}
DESCRIPTIONS = {"Asks something": {"de": "Fragt etwas", "fr": "Demande quelque chose"}}


class Fake:
    """The fake, by its console."""

    @classmethod
    async def start(cls, program, *options):
        self = cls()
        self.process = await asyncio.create_subprocess_exec(
            program, "--plain-http", *options, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            limit=1 << 24,
        )
        self.lock = asyncio.Lock()
        self.places = json.loads(await self.process.stdout.readline())
        return self

    async def __call__(self, *words):
        async with self.lock:
            self.process.stdin.write((" ".join(words) + "\n").encode())
            answer = await asyncio.wait_for(self.process.stdout.readline(), 15)
        if not answer:
            raise AssertionError(f"the fake ended at {words}")
        answer = json.loads(answer)
        if isinstance(answer, dict) and "error" in answer:
            raise AssertionError(f"{words}: {answer['error']}")
        return answer

    async def end(self):
        self.process.stdin.close()
        return await self.process.wait()


class Translations(app_commands.Translator):
    async def translate(self, string, locale, context):
        for table in (NAMES, DESCRIPTIONS):
            if string.message in table:
                return table[string.message].get(locale.value)
        return None


class Question(discord.ui.Modal, title="A question"):
    text = discord.ui.TextInput(label="What is it?", custom_id="what", max_length=200)

    async def on_submit(self, interaction):
        await interaction.response.send_message(f"asked: {self.text.value}", ephemeral=True)


class Buttons(discord.ui.View):
    @discord.ui.button(label="More", custom_id="more")
    async def more(self, interaction, button):
        await interaction.response.edit_message(content="more of it")

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction, button):
        await interaction.response.send_modal(Question())

    @discord.ui.select(placeholder="Which?", options=[discord.SelectOption(label=name) for name in ("one", "two")])
    async def which(self, interaction, select):
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"chosen: {select.values[0]}")


class Bot(discord.Client):
    def __init__(self, **options):
        intents = discord.Intents(guilds=True, messages=True, message_content=True, reactions=True)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none(), **options)
        self.tree = app_commands.CommandTree(self)
        self.seen = asyncio.Queue()
        self.errors = []

    async def setup_hook(self):
        await self.tree.set_translator(Translations())
        self.tree.add_command(ask)
        self.tree.add_command(check)
        self.registered = await self.tree.sync()

    async def on_message(self, message):
        if message.author != self.user:
            await self.seen.put(("message", message))

    async def on_message_edit(self, before, after):
        await self.seen.put(("edit", after))

    async def on_raw_message_delete(self, payload):
        await self.seen.put(("delete", payload))

    async def on_reaction_add(self, reaction, user):
        if user != self.user:
            await self.seen.put(("reaction", reaction))

    async def on_resumed(self):
        await self.seen.put(("resumed", None))

    async def on_error(self, event, *args, **kwargs):
        self.errors.append(sys.exc_info()[1])
        raise

    async def next(self, kind):
        """The next thing of that kind; others are passed over."""
        while True:
            seen, what = await asyncio.wait_for(self.seen.get(), 10)
            if seen == kind:
                return what


@app_commands.command(name="ask", description="Asks something")
async def ask(interaction, question: str, later: bool = False):
    equal(interaction.locale, discord.Locale.german, "the user's locale")
    if later:
        await interaction.response.defer(thinking=True)
        equal((await interaction.original_response()).content, "", "a deferred response")
        await interaction.followup.send(f"later: {question}", view=Buttons())
        await interaction.followup.send("and more", embed=discord.Embed(title="title", description="text"))
    else:
        response = await interaction.response.send_message(f"now: {question}", ephemeral=True)
        equal(response.is_ephemeral(), True, "a callback's response")


@app_commands.command(name="check", description="Checks something")
async def check(interaction, what: str):
    await interaction.response.send_message(what)


@check.autocomplete("what")
async def suggest(interaction, current):
    return [app_commands.Choice(name=f"{current}-{number}", value=f"{number}") for number in range(3)]


def equal(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")
    print(f"ok: {what}")


async def day(fake, bot):
    """What happens, and what has to come of it."""
    await bot.wait_until_ready()
    # The cache, and the REST API beside it.
    (guild,) = bot.guilds
    equal(guild.name, "partners", "the guild")
    support = discord.utils.get(guild.text_channels, name="support")
    equal({channel.name for channel in guild.channels}, {"support", "random", "posts"}, "the channels")
    equal(guild.me.id, bot.user.id, "the bot as a member")
    equal(support.permissions_for(guild.me).send_messages, True, "the bot's permissions")
    equal((await bot.fetch_guild(guild.id)).preferred_locale, discord.Locale.american_english, "a fetched guild")
    equal({role.name for role in await guild.fetch_roles()}, {role.name for role in guild.roles}, "fetched roles")
    equal((await bot.fetch_channel(support.id)).name, "support", "a fetched channel")
    equal((await bot.application_info()).id, bot.application_id, "the application")

    # Commands in several languages.
    equal([command.name for command in bot.registered], ["ask", "check"], "registered commands")
    equal([command.name for command in await bot.tree.fetch_commands()], ["ask", "check"], "listed commands")
    listed = await bot.tree.fetch_command(bot.registered[0].id)
    equal(listed.name_localizations.get(discord.Locale.german), "fragen", "a localized name")
    equal(listed.description_localizations.get(discord.Locale.french), "Demande quelque chose", "a localized description")

    # A message, a reply, an edit, reactions, a thread, a deletion.
    said = await fake("say", "ana", "support", "Hello @bot")
    message = await bot.next("message")
    equal((str(message.id), message.author.name), (said["message"], "ana"), "a message")
    equal(bot.user in message.mentions, True, "a mention")
    async with support.typing():
        reply = await message.reply("Hi")
    equal((await fake("replied", said["message"]))["text"], "Hi", "a reply")
    await reply.edit(content="Hi there", embed=discord.Embed(title="More", description="about it"))
    equal((await fake("message", str(reply.id)))["text"], "Hi there\nMore\nabout it", "an edit")
    await bot.next("edit")
    fetched = await support.fetch_message(reply.id)
    equal((fetched.reference.message_id, fetched.edited_at is None), (message.id, False), "a fetched message")
    equal([each.id async for each in support.history(limit=5)], [reply.id, message.id], "the history")
    await message.add_reaction("👍")
    await fake("react", "ben", str(reply.id), "👎")
    equal(str((await bot.next("reaction")).emoji), "👎", "a reaction")
    await fake("edit", said["message"], "Hello again")
    equal((await bot.next("edit")).content, "Hello again", "a user's edit")
    thread = await message.create_thread(name="About it", auto_archive_duration=60)
    await thread.send("Here we are")
    await thread.add_user(message.author)
    equal([each["name"] for each in await fake("threads", "support")], ["About it"], "a thread")
    await fake("say", "ana", str(thread.id), "And I")
    equal((await bot.next("message")).channel.id, thread.id, "a message in a thread")
    await thread.edit(archived=True)
    gone = await fake("say", "ben", "support", "never mind")
    await bot.next("message")
    await fake("delete", gone["message"])
    equal(str((await bot.next("delete")).message_id), gone["message"], "a deletion")
    await reply.delete()
    with contextlib.suppress(discord.NotFound):
        await support.fetch_message(reply.id)
        raise AssertionError("a deleted message is still there")

    # Direct messages.
    await fake("say", "ana", "dm", "in private")
    private = await bot.next("message")
    equal((private.guild, private.content), (None, "in private"), "a direct message")
    await private.channel.send("in private, too")

    # Commands, at once and later; a suggestion, buttons, a list, a form.
    now = await fake("command", "ana", "support", "ask", '{"question": "why"}')
    answer = await fake("answer", now["interaction"])
    equal((answer["message"]["text"], answer["message"]["ephemeral"]), ("now: why", True), "an ephemeral response")
    later = await fake("command", "ana", "support", "ask", '{"question": "how", "later": true}')
    answer = await fake("answer", later["interaction"])
    equal(answer["kind"], "Deferred", "a deferred response")
    shown = answer["message"]
    equal(shown["text"].splitlines()[0], "later: how", "what was deferred")
    found = await fake("complete", "ana", "support", "check", "what", "x")
    equal([each["name"] for each in found], ["x-0", "x-1", "x-2"], "suggestions")
    pressed = await fake("press", "ana", shown["id"], "More")
    answer = await fake("answer", pressed["interaction"])
    equal((answer["kind"], answer["message"]["id"]), ("Update", shown["id"]), "a button that changes its message")
    chosen = await fake("select", "ana", shown["id"], "Which?", "two")
    equal((await fake("answer", chosen["interaction"]))["kind"], "DeferredUpdate", "a list")
    equal((await fake("message", shown["id"]))["json"]["content"], "chosen: two", "what the list changed")
    form = await fake("press", "ana", shown["id"], "Form")
    # discord.py knows its form only once the answer to its request has arrived, which people do not outrun.
    await asyncio.sleep(0.3)
    sent = await fake("submit", form["interaction"], '{"what": "what"}')
    equal((await fake("answer", sent["interaction"]))["message"]["text"], "asked: what", "a form")

    # What goes wrong: reconnecting with an event in between, limits, missing permissions, a broken connection.
    await fake("reconnect")
    await bot.next("resumed")
    await fake("say", "ana", "support", "after resuming")
    equal((await bot.next("message")).content, "after resuming", "a message after resuming")
    for fault in ("limit", "global", "502"):
        await fake("fail", "POST", "/channels/{channel_id}/messages", fault)
        await support.send(f"in spite of {fault}")
        print(f"ok: a message in spite of {fault}")
    await fake("fail", "POST", "/channels/{channel_id}/messages", "50013")
    try:
        await support.send("in vain")
        raise AssertionError("a message without permission")
    except discord.Forbidden as error:
        equal(error.code, 50013, "a missing permission")
    await fake("fail", "POST", "/channels/{channel_id}/messages", "drop")
    try:
        await support.send("into the void")
        raise AssertionError("a message over a broken connection")
    except aiohttp.ServerDisconnectedError:
        print("ok: a broken connection")
    await fake("close", "4000")
    await bot.next("resumed")
    equal([each["resumed"] for each in await fake("sessions")], [2], "a session resumed twice")
    equal(bot.errors, [], "errors in discord.py")


async def main():
    fake = await Fake.start(*sys.argv[1:])
    Route.BASE = f"http://{fake.places['rest']}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(fake.places["gateway"] + "/")
    async with Bot() as bot:
        running = asyncio.create_task(bot.start(fake.places["token"]))
        living = asyncio.create_task(day(fake, bot))
        await asyncio.wait_for(asyncio.wait((running, living), return_when=asyncio.FIRST_COMPLETED), 120)
        # Of the two, the first to end is the one with something to say.
        await (living if living.done() else running)
    violations = await fake("violations")
    for violation in violations:
        print("violation:", violation)
    status = await fake.end()
    return 1 if violations or status else 0


if __name__ == "__main__":
    discord.utils.setup_logging(level=30)
    sys.exit(asyncio.run(main()))
