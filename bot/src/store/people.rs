//! What people chose and said: their language, whether an answer helped, when they asked for a person.

use lotse_knowledge::Locale;

use super::{Asker, Kept, Store, StoreError, now};

impl Store {
    /// The language that somebody chose.
    pub async fn language(&self, asker: &Asker) -> Result<Option<Locale>, StoreError> {
        let kept: Option<(String,)> = sqlx::query_as("SELECT locale FROM preferences WHERE asker = $1")
            .bind(asker.as_str().to_owned())
            .fetch_optional(&self.pool)
            .await?;
        Ok(kept.and_then(|(locale,)| locale.parse().ok()))
    }

    /// Keeps the language that somebody chose; none to go by what they write.
    pub async fn choose_language(&self, asker: &Asker, locale: Option<&Locale>) -> Result<(), StoreError> {
        let asker = asker.as_str().to_owned();
        match locale {
            Some(locale) => {
                sqlx::query(
                    "INSERT INTO preferences (asker, locale, changed) VALUES ($1, $2, $3) \
                     ON CONFLICT (asker) DO UPDATE SET locale = excluded.locale, changed = excluded.changed",
                )
                .bind(asker)
                .bind(locale.to_string())
                .bind(now())
                .execute(&self.pool)
                .await?
            }
            None => {
                sqlx::query("DELETE FROM preferences WHERE asker = $1")
                    .bind(asker)
                    .execute(&self.pool)
                    .await?
            }
        };
        Ok(())
    }

    /// Keeps what somebody thinks of an answer; what they said before of the same one is replaced.
    pub async fn judge(
        &self,
        answer: &str,
        asker: &Asker,
        helpful: bool,
        comment: Option<&str>,
        kept: &Kept,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO feedback (answer, asker, helpful, comment, kept, given) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (answer, asker) DO UPDATE SET \
             helpful = excluded.helpful, comment = excluded.comment, kept = excluded.kept, given = excluded.given",
        )
        .bind(answer.to_owned())
        .bind(asker.as_str().to_owned())
        .bind(i64::from(helpful))
        .bind(comment.map(str::to_owned))
        .bind(serde_json::to_string(kept)?)
        .bind(now())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// How many found answers helpful, and how many did not.
    pub async fn judgements(&self) -> Result<(i64, i64), StoreError> {
        let counted: Vec<(i64, i64)> =
            sqlx::query_as("SELECT helpful, count(*) FROM feedback GROUP BY helpful")
                .fetch_all(&self.pool)
                .await?;
        let of =
            |wanted| counted.iter().find(|(helpful, _)| *helpful == wanted).map_or(0, |(_, count)| *count);
        Ok((of(1), of(0)))
    }

    /// Notes that somebody asks for a person; `false` where they did so since a time.
    pub async fn hand_over(&self, asker: &Asker, since: i64) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO handovers (asker, asked) VALUES ($1, $2) \
             ON CONFLICT (asker) DO UPDATE SET asked = excluded.asked WHERE handovers.asked < $3",
        )
        .bind(asker.as_str().to_owned())
        .bind(now())
        .bind(since)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes back that somebody asked for a person: nobody was reached.
    pub async fn hand_over_failed(&self, asker: &Asker) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM handovers WHERE asker = $1").bind(asker.as_str().to_owned());
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// Deletes everything about somebody, but for when they last asked for a person: else they could at once again.
    pub async fn forget(&self, asker: &Asker) -> Result<(), StoreError> {
        let mut whole = self.pool.begin().await?;
        for delete in [
            "DELETE FROM answers WHERE asker = $1",
            "DELETE FROM preferences WHERE asker = $1",
            "DELETE FROM feedback WHERE asker = $1",
        ] {
            sqlx::query(delete).bind(asker.as_str().to_owned()).execute(&mut *whole).await?;
        }
        Ok(whole.commit().await?)
    }
}
