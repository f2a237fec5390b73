//! Answers: what a conversation had come to when each was given, and what its buttons need.

use lotse_knowledge::{Facts, Locale, TopicName, Verdict, rulebook::RuleId};
use serde::{Deserialize, Serialize};

use super::{Asker, Store, StoreError, now};
use crate::assistant::{Answer, Citation, Conversation, Outcome};

/// What is kept of an answer for whoever asks about it later. No text of the question is among it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of `Answer`")]
pub struct Kept {
    pub locale: Locale,
    pub outcome: Outcome,
    pub verdict: Option<Verdict>,
    pub topic: Option<TopicName>,
    pub rule: Option<RuleId>,
    pub facts: Facts,
    pub why: String,
    pub citations: Vec<Citation>,
    /// How many of the citations the answer names itself.
    pub named: usize,
}

impl From<&Answer> for Kept {
    fn from(answer: &Answer) -> Kept {
        Kept {
            locale: answer.locale.clone(),
            outcome: answer.outcome,
            verdict: answer.verdict,
            topic: answer.topic.clone(),
            rule: answer.rule.clone(),
            facts: answer.facts.clone(),
            why: answer.why.clone(),
            citations: answer.citations.clone(),
            named: answer.named(),
        }
    }
}

/// An answer that was given.
#[derive(Clone, Debug)]
pub struct Record {
    /// The event that asked.
    pub id: String,
    /// Who asked.
    pub asker: Asker,
    /// Where the next message goes on from here without saying so.
    pub place: Option<String>,
    /// The message that holds the answer.
    pub message: Option<String>,
    /// A hash of the question.
    pub question: String,
    /// How often a choice led on from here.
    pub turn: i64,
    /// The conversation that the question came into.
    pub before: Conversation,
    /// The conversation that the answer left.
    pub after: Conversation,
    /// What is kept of the answer.
    pub kept: Kept,
    /// When it was asked, in seconds since 1970.
    pub asked: i64,
}

type Row = (String, String, Option<String>, Option<String>, String, i64, String, String, String, i64);

impl TryFrom<Row> for Record {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Record, StoreError> {
        let (id, asker, place, message, question, turn, before, after, kept, asked) = row;
        Ok(Record {
            id,
            asker: Asker(asker),
            place,
            message,
            question,
            turn,
            before: serde_json::from_str(&before)?,
            after: serde_json::from_str(&after)?,
            kept: serde_json::from_str(&kept)?,
            asked,
        })
    }
}

/// The start of every query for records.
macro_rules! select {
    ($end:literal) => {
        concat!(
            "SELECT id, asker, place, message, question, turn, state_before, state_after, kept, asked FROM answers ",
            $end
        )
    };
}

impl Store {
    /// Keeps a new answer; `false` where the event was answered before, by whomever.
    pub async fn claim(&self, record: &Record) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO answers (id, asker, place, message, question, turn, state_before, state_after, kept, asked) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
        )
        .bind(record.id.clone())
        .bind(record.asker.as_str().to_owned())
        .bind(record.place.clone())
        .bind(record.message.clone())
        .bind(record.question.clone())
        .bind(record.turn)
        .bind(serde_json::to_string(&record.before)?)
        .bind(serde_json::to_string(&record.after)?)
        .bind(serde_json::to_string(&record.kept)?)
        .bind(record.asked)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Notes in which place the conversation goes on from an answer without saying so.
    pub async fn placed(&self, id: &str, place: &str) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE answers SET place = $2 WHERE id = $1");
        query.bind(id.to_owned()).bind(place.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// Notes in which message an answer stands.
    pub async fn sent(&self, id: &str, message: &str) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE answers SET message = $2 WHERE id = $1");
        query.bind(id.to_owned()).bind(message.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// Replaces an answer by a later one to the same event; `false` where another did so since `turn`.
    pub async fn advance(
        &self,
        record: &Record,
        question: Option<&str>,
        after: &Conversation,
        kept: &Kept,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "UPDATE answers SET turn = turn + 1, question = $3, state_after = $4, kept = $5 \
             WHERE id = $1 AND turn = $2",
        )
        .bind(record.id.clone())
        .bind(record.turn)
        .bind(question.map_or_else(|| record.question.clone(), hash))
        .bind(serde_json::to_string(after)?)
        .bind(serde_json::to_string(kept)?)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes back that a choice led on from an answer, which is what it was before but for its turn.
    pub async fn put_back(&self, before: &Record) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE answers SET turn = turn - 1, question = $3, state_after = $4, kept = $5 WHERE id = $1 AND turn = $2",
        )
        .bind(before.id.clone())
        .bind(before.turn)
        .bind(before.question.clone())
        .bind(serde_json::to_string(&before.after)?)
        .bind(serde_json::to_string(&before.kept)?)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Lets nothing go on from the answers in a place without saying so.
    pub async fn leave(&self, place: &str) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE answers SET place = NULL WHERE place = $1");
        query.bind(place.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// The answer to an event.
    pub async fn answer(&self, id: &str) -> Result<Option<Record>, StoreError> {
        self.one(sqlx::query_as(select!("WHERE id = $1")).bind(id.to_owned())).await
    }

    /// The answer in a message.
    pub async fn answer_in(&self, message: &str) -> Result<Option<Record>, StoreError> {
        self.one(sqlx::query_as(select!("WHERE message = $1")).bind(message.to_owned())).await
    }

    /// The latest answer in a place, given since a time.
    pub async fn latest_in(&self, place: &str, since: i64) -> Result<Option<Record>, StoreError> {
        let query =
            sqlx::query_as(select!("WHERE place = $1 AND asked >= $2 ORDER BY asked DESC, id DESC LIMIT 1"));
        self.one(query.bind(place.to_owned()).bind(since)).await
    }

    /// The latest answer to somebody in a channel, whose messages' names begin with `channel`.
    pub async fn latest_to(&self, asker: &Asker, channel: &str) -> Result<Option<Record>, StoreError> {
        let query = sqlx::query_as(select!(
            "WHERE asker = $1 AND substr(message, 1, length($2)) = $2 ORDER BY asked DESC, id DESC LIMIT 1"
        ));
        self.one(query.bind(asker.as_str().to_owned()).bind(channel.to_owned())).await
    }

    /// Forgets an answer.
    pub async fn drop_answer(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM answers WHERE id = $1").bind(id.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// How many answers are kept.
    pub async fn answers(&self) -> Result<i64, StoreError> {
        let count: (i64,) = sqlx::query_as("SELECT count(*) FROM answers").fetch_one(&self.pool).await?;
        Ok(count.0)
    }

    /// Forgets everything from before a time.
    pub async fn prune(&self, before: i64) -> Result<(), StoreError> {
        for delete in [
            "DELETE FROM answers WHERE asked < $1",
            "DELETE FROM feedback WHERE given < $1",
            "DELETE FROM preferences WHERE changed < $1",
            "DELETE FROM handovers WHERE asked < $1",
        ] {
            sqlx::query(delete).bind(before).execute(&self.pool).await?;
        }
        Ok(())
    }

    async fn one<'q>(
        &self,
        query: sqlx::query::QueryAs<'q, sqlx::Any, Row, sqlx::any::AnyArguments>,
    ) -> Result<Option<Record>, StoreError> {
        query.fetch_optional(&self.pool).await?.map(Record::try_from).transpose()
    }
}

/// A question as it is kept: enough to see that it is another one.
fn hash(question: &str) -> String {
    blake3::hash(question.as_bytes()).to_hex()[..16].to_owned()
}

impl Record {
    /// An answer given now to an event of somebody, not sent yet.
    pub fn new(
        id: &str,
        asker: &Asker,
        question: &str,
        before: Conversation,
        after: Conversation,
        kept: Kept,
    ) -> Record {
        Record {
            id: id.to_owned(),
            asker: asker.clone(),
            place: None,
            message: None,
            question: hash(question),
            turn: 0,
            before,
            after,
            kept,
            asked: now(),
        }
    }

    /// Whether the question was this one.
    pub fn asks(&self, question: &str) -> bool {
        self.question == hash(question)
    }

    /// Whether it was given before a time, in seconds since 1970.
    pub fn is_before(&self, time: i64) -> bool {
        self.asked < time
    }
}

/// The time so many seconds ago, in seconds since 1970.
pub fn ago(seconds: i64) -> i64 {
    now() - seconds
}
