//! Who is on the stage when the demo begins: two filers, two reviewers and their group.

use serde_json::{Value, json};

use super::bot::TOKEN;
use crate::sim::clock;
use crate::sim::words::{Word, Words};
use crate::text::Lang;

/// The filer whose app speaks Chinese.
const FILER_ZH: i64 = 1001;
/// The filer whose app speaks English.
const FILER_EN: i64 = 1002;
const REVIEWERS: [i64; 2] = [2001, 2002];
/// A supergroup, since only those have topics.
const GROUP: i64 = -1_002_000_000_300;

/// The people of the demo by their chat ids; the same at every start, so that a kept data folder fits again.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    /// The language of the group's name.
    pub(super) lang: Lang,
    /// The review group.
    pub(super) group: i64,
    /// Who reviews; all of them are members of the group.
    pub(super) reviewers: [i64; 2],
    /// Who files at first.
    pub(super) filer: i64,
}

impl Stage {
    /// The stage for a language.
    pub(super) fn new(lang: Lang) -> Stage {
        let filer = match lang {
            Lang::Zh => FILER_ZH,
            Lang::En => FILER_EN,
        };
        Stage { lang, group: GROUP, reviewers: REVIEWERS, filer }
    }

    /// Puts everybody into the world at `base`, by the same door that strangers use; `kept`: the bot's data may be old.
    ///
    /// # Errors
    /// When the world does not answer or refuses.
    pub(super) async fn set(&self, base: &str, kept: bool) -> Result<(), reqwest::Error> {
        let client = reqwest::Client::new();
        if kept {
            // A bot with a memory refuses update ids that it has seen: this world's count begins beyond all earlier ones.
            let beyond = json!({ "update_id": clock::real_ms() / 1000 });
            post(&client, &format!("{base}/_sim/raw"), &beyond).await?;
        }
        for person in self.people() {
            post(&client, &format!("{base}/_sim/people"), &person).await?;
        }
        let title = Words::builtin().word(self.lang, Word::GROUP).to_owned();
        // As the owner of a real bot would have named it once, long before.
        let name = json!({ "name": Words::builtin().word(self.lang, Word::BOT) });
        post(&client, &format!("{base}/bot{TOKEN}/setMyName"), &name).await?;
        let group = json!({"id": self.group, "title": title, "forum": true, "members": self.reviewers});
        post(&client, &format!("{base}/_sim/groups"), &group).await
    }

    fn people(&self) -> Vec<Value> {
        let mut filers = vec![
            json!({"id": FILER_ZH, "first_name": "晓帆", "language_code": "zh-hans"}),
            json!({"id": FILER_EN, "first_name": "Alex", "language_code": "en"}),
        ];
        filers.sort_by_key(|person| person["id"] != self.filer);
        let [first, second] = self.reviewers;
        filers.push(json!({"id": first, "first_name": "陈静", "language_code": "zh-hans"}));
        filers.push(json!({"id": second, "first_name": "Robin", "language_code": "en"}));
        filers
    }
}

async fn post(client: &reqwest::Client, url: &str, body: &Value) -> Result<(), reqwest::Error> {
    client.post(url).json(body).send().await?.error_for_status()?;
    Ok(())
}
