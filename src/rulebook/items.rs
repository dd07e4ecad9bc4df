//! The items: everything that can be asked, in order, each with its conditions.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::address::Address;
use super::when::{Case, When, all_hold};

/// How an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of several options.
    Choice,
    /// Several options, switched on and off.
    Many,
    /// Typed text, checked by a validator.
    Text,
    /// A picture or a paper.
    Photo,
    /// A page that is read and passed with one button.
    Gate,
    /// The signed sheet: a picture, or "I am not asked for it".
    Sheet,
}

/// One item of `items.toml`; the fields are explained at the head of that file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// The part of the filing it belongs to.
    pub part: String,
    /// Where its answer lies.
    #[serde(skip)]
    pub address: Address,
    /// How it is answered.
    pub kind: Kind,
    /// When it is asked; all must hold.
    #[serde(default)]
    pub when: Vec<When>,
    /// A second way in; all must hold. Empty: none.
    #[serde(default)]
    pub or_when: Vec<When>,
    /// Own options.
    #[serde(default)]
    pub options: Vec<String>,
    /// Options that the law lists: natures, provinces, certificates …
    #[serde(default)]
    pub options_from: Option<String>,
    /// Options that are offered before the others: those that most people take.
    #[serde(default)]
    pub first: Vec<String>,
    /// Taken without asking.
    #[serde(default)]
    pub default: Option<String>,
    /// Options that one button takes together and goes on.
    #[serde(default)]
    pub quick: Vec<String>,
    /// The validator of a text; `@item` looks the certificate up that was chosen there.
    #[serde(default)]
    pub validator: Option<String>,
    /// The validator when an organisation files.
    #[serde(default)]
    pub validator_org: Option<String>,
    /// Another item that a button of this one opens.
    #[serde(default)]
    pub via: Option<String>,
    /// Items whose answers are offered as buttons.
    #[serde(default)]
    pub propose: Vec<String>,
    /// What a picture shows: a kind of `photos.toml`.
    #[serde(default)]
    pub photo: Option<String>,
    /// May be left out.
    #[serde(default)]
    pub optional: bool,
    /// May be left out when these hold.
    #[serde(default)]
    pub optional_when: Vec<When>,
    /// May be given before sending.
    #[serde(default)]
    pub later: bool,
    /// Masked when shown, never quoted.
    #[serde(default)]
    pub sensitive: bool,
    /// Taken over into another filing of the same subject.
    #[serde(default)]
    pub reuse: bool,
    /// Stands on the sheet.
    #[serde(default)]
    pub printed: bool,
    /// A shared contact is an answer.
    #[serde(default)]
    pub contact: bool,
    /// What the official form calls it.
    #[serde(default)]
    pub label: Option<String>,
    /// Asked in this stage instead of the draft.
    #[serde(default)]
    pub stage: Option<String>,
    /// Of a checklist: the option that needs no second look.
    #[serde(default)]
    pub all_ok: Option<String>,
    /// Of a gate: what will surely be refused keeps it shut, and the forecast is read before it is passed.
    #[serde(default)]
    pub foresee: bool,
    /// What is said at once after certain answers in certain cases.
    #[serde(default)]
    pub after: Vec<After>,
}

/// A line said with the next question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// When it is said; all must hold.
    pub when: Vec<When>,
    /// The attribute of the item's text.
    pub say: String,
}

impl Item {
    /// True if the item belongs to this case.
    pub fn applies(&self, case: &Case) -> bool {
        let stage = match &self.stage {
            Some(stage) => case.is("stage", stage),
            None => true,
        };
        stage && (all_hold(&self.when, case) || (!self.or_when.is_empty() && all_hold(&self.or_when, case)))
    }

    /// True if it may be left out in this case.
    pub fn skippable(&self, case: &Case) -> bool {
        self.optional || (!self.optional_when.is_empty() && all_hold(&self.optional_when, case))
    }

    /// True for pictures of identity papers: the filer may take them out of the chat.
    pub fn sensitive_picture(&self) -> bool {
        matches!(self.photo.as_deref(), Some("id_front" | "id_back" | "handheld" | "residence"))
    }

    /// True for photos and papers.
    pub fn is_picture(&self) -> bool {
        matches!(self.kind, Kind::Photo | Kind::Sheet)
    }
}

/// All items in the order in which they are asked.
#[derive(Debug, Clone, Default)]
pub struct Items {
    /// The list.
    pub list: Vec<Item>,
    /// Where each stands in the list.
    places: BTreeMap<String, usize>,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    item: Vec<Item>,
}

impl Items {
    /// Reads `items.toml`.
    ///
    /// # Errors
    /// What the TOML reader says: place and reason.
    pub fn parse(text: &str) -> Result<Items, String> {
        let mut list = toml::from_str::<Written>(text).map_err(|e| e.to_string())?.item;
        let mut places = BTreeMap::new();
        for (place, item) in list.iter_mut().enumerate() {
            item.address = Address::first(&item.part, &item.id);
            places.entry(item.id.clone()).or_insert(place);
        }
        Ok(Items { list, places })
    }

    /// An item by id.
    pub fn get(&self, id: &str) -> Option<&Item> {
        self.list.get(*self.places.get(id)?)
    }
}
