//! Application commands: as they are registered, to whom they are offered, and what Discord says when they are used.

use serde_json::{Map, Value, json};

use super::{
    ids::{ChannelId, CommandId, GuildId, RoleId, UserId},
    state::{World, over},
};

/// A registered application command.
#[derive(Clone, Debug)]
pub struct Command {
    /// Its identifier.
    pub id: CommandId,
    /// The guild it is for; none for everywhere.
    pub guild: Option<GuildId>,
    /// The command as Discord shows it, with all localizations.
    pub json: Value,
}

impl Command {
    /// The name, without localizations.
    pub fn name(&self) -> &str {
        self.json["name"].as_str().unwrap_or_default()
    }

    /// The command's kind: 1 for slash commands, 2 on a user, 3 on a message.
    pub fn kind(&self) -> u64 {
        self.json["type"].as_u64().unwrap_or(1)
    }

    /// The name and the description as a user reads them whose Discord speaks `locale`.
    pub fn localized(&self, locale: &str) -> (String, String) {
        let text = |plain: &str, localizations: &str| {
            let localized = self.json[localizations].get(locale).unwrap_or(&self.json[plain]);
            localized.as_str().unwrap_or_default().to_owned()
        };
        (text("name", "name_localizations"), text("description", "description_localizations"))
    }

    /// The command as an interaction names it.
    pub(crate) fn used(&self) -> Value {
        let mut json = json!({ "id": self.id, "name": self.name(), "type": self.kind() });
        if let Some(guild) = self.guild {
            json["guild_id"] = json!(guild);
        }
        json
    }

    /// The command without localizations, as it is listed when they are not asked for.
    pub(crate) fn without_localizations(&self) -> Value {
        let mut json = self.json.clone();
        strip(&mut json);
        json
    }
}

fn strip(json: &mut Value) {
    for part in ["name_localizations", "description_localizations"] {
        if let Some(fields) = json.as_object_mut() {
            fields.remove(part);
        }
    }
    for part in ["options", "choices"] {
        json.get_mut(part).and_then(Value::as_array_mut).into_iter().flatten().for_each(strip);
    }
}

impl World {
    /// A command that is offered to a user at a place.
    pub(crate) fn offered(&self, user: UserId, place: ChannelId, name: &str, kind: u64) -> Command {
        let guild = self.channels[&place].guild;
        let fitting = self.commands.iter().filter(|each| each.name() == name && each.kind() == kind);
        // A guild's own command comes before the one for everywhere.
        let command =
            fitting.filter(|each| each.guild.is_none() || each.guild == guild).max_by_key(|each| each.guild);
        let names = || self.commands.iter().map(Command::name).collect::<Vec<_>>();
        let command = command.unwrap_or_else(|| panic!("there is no command {name}, only {:?}", names()));
        let context = if guild.is_some() { 0 } else { 1 };
        let offered = match command.json["contexts"].as_array() {
            Some(contexts) => contexts.contains(&json!(context)),
            None => guild.is_some() || command.json["dm_permission"] != false,
        };
        assert!(offered, "{name} is not offered there: {}", command.json);
        let needed =
            command.json["default_member_permissions"].as_str().and_then(|needed| needed.parse().ok());
        if let (Some(needed), Some(_)) = (needed, guild) {
            assert!(needed != 0 && self.may(user, place, needed), "{name} is not offered to that user");
        }
        command.clone()
    }

    /// What Discord says of a slash command that is used, or, with an option that has the focus, of one being typed.
    pub(crate) fn command_data(
        &self,
        user: UserId,
        place: ChannelId,
        name: &str,
        options: &Value,
        focused: Option<&str>,
    ) -> Value {
        let mut words = name.split(' ');
        let command = self.offered(user, place, words.next().unwrap_or_default(), 1);
        let mut level = &command.json;
        let mut path = Vec::new();
        for word in words {
            let below = level["options"].as_array().into_iter().flatten();
            level = below
                .into_iter()
                .find(|each| each["name"] == word)
                .unwrap_or_else(|| panic!("{name}: no {word}"));
            path.push((word, level["type"].clone()));
        }
        let known = level["options"].as_array().map_or(&[][..], Vec::as_slice);
        for given in options.as_object().into_iter().flat_map(Map::keys) {
            assert!(known.iter().any(|option| option["name"] == **given), "{name} has no option {given}");
        }
        let mut resolved = json!({});
        let mut given = Vec::new();
        for option in known {
            let key = option["name"].as_str().unwrap_or_default();
            let Some(value) = options.get(key) else {
                assert!(option["required"] != true || focused.is_some(), "{name} needs {key}");
                continue;
            };
            let mut json = json!({ "name": key, "type": option["type"], "value": value });
            if focused == Some(key) {
                assert_eq!(option["autocomplete"], true, "{key} of {name} has no suggestions");
                json["focused"] = json!(true);
            } else {
                self.resolve(option, value, place, &mut resolved);
            }
            given.push(json);
        }
        let mut options = json!(given);
        for (word, kind) in path.into_iter().rev() {
            options = json!([{ "name": word, "type": kind, "options": options }]);
        }
        let mut data = over(command.used(), json!({ "options": options }));
        if resolved != json!({}) {
            data["resolved"] = resolved;
        }
        data
    }

    /// Checks a value against its option, and looks up what it names.
    fn resolve(&self, option: &Value, value: &Value, place: ChannelId, resolved: &mut Value) {
        let name = &option["name"];
        let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
        if let Some(choices) = choices {
            assert!(choices.iter().any(|choice| choice["value"] == *value), "{name} does not offer {value}");
        }
        let fits = match option["type"].as_u64() {
            Some(3) => value.is_string(),
            Some(4) => value.is_i64(),
            Some(5) => value.is_boolean(),
            Some(10) => value.is_number(),
            Some(6) => UserId::of(value).filter(|user| self.users.contains_key(user)).is_some_and(|user| {
                resolved["users"][user.to_string()] = self.user_json(user);
                if let Some(guild) = self.channels[&place].guild {
                    resolved["members"][user.to_string()] = self.partial_member_json(guild, user);
                }
                true
            }),
            Some(7) => ChannelId::of(value).and_then(|id| self.channels.get(&id)).is_some_and(|channel| {
                resolved["channels"][channel.id.to_string()] = self.channel_json(channel);
                true
            }),
            Some(8) => RoleId::of(value).is_some(),
            _ => false,
        };
        assert!(fits, "{name} does not take {value}");
        if option["type"] == 3 {
            let length = value.as_str().map_or(0, |text| text.chars().count() as u64);
            let most = option["max_length"].as_u64().unwrap_or(6000);
            assert!(length >= option["min_length"].as_u64().unwrap_or(0), "{value} is too short for {name}");
            assert!(length <= most, "{value} is too long for {name}");
        }
    }
}
