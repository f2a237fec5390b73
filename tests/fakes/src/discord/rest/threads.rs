//! Threads: from a message, without one, as a forum's post, and who is in them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::discord::{
    errors::ApiError,
    gateway::Audience,
    ids::{ChannelId, MessageId, UserId, now},
    messages::HAS_THREAD,
    objects,
    permissions::{CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, SEND_MESSAGES},
    posting::{Author, Draft},
    setup::ChannelKind,
    state::{Channel, ThreadState, World},
};

pub(super) fn from_message(world: &mut World, call: &Call) -> Answer {
    let message = call.message(world)?;
    let parent = call.channel(world)?;
    let kind = match world.channels[&parent].kind {
        ChannelKind::Text => ChannelKind::PublicThread,
        ChannelKind::Announcement => ChannelKind::AnnouncementThread,
        _ => return Err(ApiError::wrong_channel_type()),
    };
    if world.messages[&message].flags() & HAS_THREAD != 0 {
        return Err(ApiError::thread_exists());
    }
    may(world, parent, CREATE_PUBLIC_THREADS)?;
    let thread = world.open_thread(ChannelId(message.0), kind, parent, world.bot, call.body());
    let json = world.thread_json(&world.channels[&thread]);
    let stored = world.messages.get_mut(&message).expect("it was looked up");
    stored.json["flags"] = json!(stored.flags() | HAS_THREAD);
    stored.json["thread"] = json.clone();
    world.tell("MESSAGE_UPDATE", message);
    Ok((201, json))
}

pub(super) fn open(world: &mut World, call: &Call) -> Answer {
    let parent = call.channel(world)?;
    let body = call.body();
    let kind = match (world.channels[&parent].kind, body["type"].as_u64().unwrap_or(12)) {
        (ChannelKind::Forum, _) => ChannelKind::PublicThread,
        (ChannelKind::Text, 11) => ChannelKind::PublicThread,
        (ChannelKind::Text, 12) => ChannelKind::PrivateThread,
        (ChannelKind::Announcement, 10) => ChannelKind::AnnouncementThread,
        _ => return Err(ApiError::wrong_channel_type()),
    };
    let forum = world.channels[&parent].kind == ChannelKind::Forum;
    may(
        world,
        parent,
        match kind {
            ChannelKind::PrivateThread => CREATE_PRIVATE_THREADS,
            _ if forum => SEND_MESSAGES,
            _ => CREATE_PUBLIC_THREADS,
        },
    )?;
    let id = ChannelId(world.snowflakes.next());
    let bot = world.bot;
    let thread = world.open_thread(id, kind, parent, bot, body);
    if forum {
        // The first message of a forum's post has the post's number.
        let draft = Draft {
            channel: thread,
            author: Author::User(bot),
            body: &body["message"],
            files: call.files(),
            own: json!({}),
            interaction: None,
        };
        world.post_as(MessageId(id.0), draft);
    }
    Ok((201, world.thread_json(&world.channels[&thread])))
}

fn may(world: &World, channel: ChannelId, wanted: u64) -> Result<(), ApiError> {
    if world.may(world.bot, channel, wanted) { Ok(()) } else { Err(ApiError::missing_permissions()) }
}

pub(super) fn join(world: &mut World, call: &Call) -> Answer {
    let thread = call.channel(world)?;
    let bot = world.bot;
    world.add_to_thread(thread, bot)?;
    Ok((204, Value::Null))
}

pub(super) fn add_member(world: &mut World, call: &Call) -> Answer {
    let (thread, user) = (call.channel(world)?, call.user(world)?);
    super::messages::may_write(world, thread)?;
    world.add_to_thread(thread, user)?;
    Ok((204, Value::Null))
}

impl World {
    /// Opens a thread and tells the bot.
    pub(crate) fn open_thread(
        &mut self,
        id: ChannelId,
        kind: ChannelKind,
        parent: ChannelId,
        owner: UserId,
        body: &Value,
    ) -> ChannelId {
        let guild = self.channels[&parent].guild;
        let name = body["name"].as_str().unwrap_or_default().trim();
        let thread = ThreadState {
            owner,
            archived: false,
            locked: false,
            auto_archive_minutes: body["auto_archive_duration"].as_u64().unwrap_or(4320),
            created: now(),
            archive_changed: now(),
            members: BTreeSet::from([owner]),
            messages: 0,
        };
        let channel =
            Channel { parent: Some(parent), thread: Some(thread), ..Channel::new(id, kind, name, guild) };
        self.channels.insert(id, channel);
        let mut data = self.thread_json(&self.channels[&id]);
        data["newly_created"] = json!(true);
        self.emit("THREAD_CREATE", Audience::guilds(guild, id), data);
        id
    }

    fn add_to_thread(&mut self, id: ChannelId, user: UserId) -> Result<(), ApiError> {
        let guild = self.channels[&id].guild;
        let channel = self.channels.get_mut(&id).expect("it was looked up");
        let thread = channel.thread.as_mut().ok_or_else(ApiError::wrong_channel_type)?;
        if thread.archived {
            return Err(ApiError::archived_thread());
        }
        if thread.members.insert(user) {
            let count = thread.members.len();
            let mut data = json!({
                "id": id, "guild_id": guild, "member_count": count,
                "added_members": [objects::thread_member(id, user)], "removed_member_ids": [],
            });
            if let Some(guild) = guild.filter(|guild| self.guilds[guild].members.contains_key(&user)) {
                data["added_members"][0]["member"] = self.member_json(guild, user);
            }
            self.emit("THREAD_MEMBERS_UPDATE", Audience::guilds(guild, id), data);
        }
        Ok(())
    }
}
