//! The rest of the flow as data: kinds, needs, stages, reminders, the copy deck.

use serde::Deserialize;

use super::rule::{Basis, Traced};
use super::when::{Case, When, all_hold};

/// One row of `kinds.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRule {
    /// The kind.
    pub id: String,
    /// When it is this one, if none before was.
    pub when: Vec<When>,
    /// Nothing more is asked.
    #[serde(default)]
    pub ends: bool,
}

/// One row of `needs.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its id; the text is `need-<id>`.
    pub id: String,
    /// When it is needed.
    #[serde(default)]
    pub when: Vec<When>,
    /// A second way in. Empty: none.
    #[serde(default)]
    pub or_when: Vec<When>,
    /// It takes time: to be begun today.
    #[serde(default)]
    pub time: bool,
}

impl Need {
    /// True if this case needs it.
    pub fn applies(&self, case: &Case) -> bool {
        all_hold(&self.when, case) || (!self.or_when.is_empty() && all_hold(&self.or_when, case))
    }
}

/// One row of `stages.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageRule {
    /// The stage's id.
    pub id: String,
    /// Answers may be changed.
    #[serde(default)]
    pub edit: bool,
    /// Only what was sent back is asked.
    #[serde(default)]
    pub fix: bool,
    /// Usual working days, from and to.
    #[serde(default)]
    pub days: Option<[u32; 2]>,
    /// Working days by law.
    #[serde(default)]
    pub bound: Option<u32>,
    /// Hours by law, holidays or not.
    #[serde(default)]
    pub hours: Option<u32>,
    /// Who says so, where a time is named.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// What may be reported here.
    #[serde(default)]
    pub moves: Vec<Move>,
}

/// A report that moves a filing on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Its id; the button is `move-<id>`.
    pub id: String,
    /// The stage it leads to.
    pub to: String,
    /// Another stage instead …
    #[serde(default)]
    pub skip_to: Option<String>,
    /// … in these cases.
    #[serde(default)]
    pub skip_when: Vec<When>,
    /// Reasons are asked for.
    #[serde(default)]
    pub refusal: bool,
    /// To be reported for each person who must do it.
    #[serde(default)]
    pub each: bool,
}

/// One row of `reminders.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Its id; the text is `remind-<id>`.
    pub id: String,
    /// Where it may be sent.
    pub stages: Vec<String>,
    /// What it counts from.
    pub from: String,
    /// Moments after that.
    #[serde(default)]
    pub after: Vec<Span>,
    /// Moments before that.
    #[serde(default)]
    pub before: Vec<Span>,
    /// Repeated after the last moment.
    #[serde(default)]
    pub every: Option<Span>,
    /// Conditions of the case.
    #[serde(default)]
    pub when: Vec<When>,
    /// A legal term is near.
    #[serde(default)]
    pub deadline: bool,
    /// Who says so, where it reminds of a term that others set.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// `filer` or `desk`.
    #[serde(default)]
    pub to: Option<String>,
    /// The move of the stage that "done" reports.
    #[serde(default)]
    pub does: Option<String>,
    /// Its buttons.
    #[serde(default)]
    pub buttons: Vec<String>,
}

/// A span of time as written in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Span {
    /// Hours.
    Hours(i64),
    /// Days of 24 hours.
    Days(i64),
    /// Working days in China.
    WorkingDays(u32),
}

impl TryFrom<String> for Span {
    type Error = String;

    fn try_from(text: String) -> Result<Span, String> {
        let bad = || format!("`{text}`: write 4h, 3d or 2wd");
        let split = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(bad)?;
        let (number, unit) = text.split_at(split);
        match unit {
            "h" => number.parse().map(Span::Hours).map_err(|_| bad()),
            "d" => number.parse().map(Span::Days).map_err(|_| bad()),
            "wd" => number.parse().map(Span::WorkingDays).map_err(|_| bad()),
            _ => Err(bad()),
        }
    }
}

/// One page of `deck.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeckPage {
    /// Its id; the text is `deck-<id>`.
    pub id: String,
    /// When it is shown.
    #[serde(default)]
    pub when: Vec<When>,
    /// Where to go.
    #[serde(default)]
    pub url: Option<String>,
    /// Lists the papers.
    #[serde(default)]
    pub papers: bool,
    /// Labels and values.
    pub fields: Vec<DeckField>,
}

/// One field of a real form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeckField {
    /// The official Chinese label.
    pub label: String,
    /// The item or derived value.
    pub value: String,
}

/// Everything of this file together.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// In the order in which they are tried.
    pub kinds: Vec<KindRule>,
    /// In the order in which they are told.
    pub needs: Vec<Need>,
    /// In the order of a filing's life.
    pub stages: Vec<StageRule>,
    /// In the order of a filing's life.
    pub reminders: Vec<Reminder>,
    /// In the order of Alibaba's forms.
    pub deck: Vec<DeckPage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows<T> {
    #[serde(alias = "kind", alias = "need", alias = "stage", alias = "reminder", alias = "page")]
    row: Vec<T>,
}

impl Plan {
    /// Reads the five files; `read` gives the text of a file by name.
    ///
    /// # Errors
    /// File, place and reason, of every file that can't be read.
    pub fn load(read: &dyn Fn(&str) -> Option<String>) -> Result<Plan, Vec<(String, String)>> {
        let mut faults = Vec::new();
        let plan = Plan {
            kinds: rows(read, "kinds.toml", &mut faults),
            needs: rows(read, "needs.toml", &mut faults),
            stages: rows(read, "stages.toml", &mut faults),
            reminders: rows(read, "reminders.toml", &mut faults),
            deck: rows(read, "deck.toml", &mut faults),
        };
        if faults.is_empty() { Ok(plan) } else { Err(faults) }
    }

    /// Every term with its basis.
    pub fn traced(&self) -> Vec<Traced> {
        let stages = self.stages.iter().map(|row| ("stages.toml", format!("stage {}", row.id), &row.basis));
        let reminders = self.reminders.iter().map(|row| ("reminders.toml", format!("reminder {}", row.id), &row.basis));
        let rule = |(file, key, basis): (&str, String, &Option<Basis>)| {
            Some(Traced { file: file.to_owned(), key, basis: basis.clone()? })
        };
        stages.chain(reminders).filter_map(rule).collect()
    }

    /// The rule of a stage.
    pub fn stage(&self, id: &str) -> Option<&StageRule> {
        self.stages.iter().find(|s| s.id == id)
    }
}

fn rows<T: for<'a> Deserialize<'a>>(
    read: &dyn Fn(&str) -> Option<String>,
    file: &str,
    faults: &mut Vec<(String, String)>,
) -> Vec<T> {
    let text = read(file).unwrap_or_default();
    match toml::from_str::<Rows<T>>(&text) {
        Ok(rows) => rows.row,
        Err(e) => {
            faults.push((file.to_owned(), e.to_string()));
            Vec::new()
        }
    }
}
