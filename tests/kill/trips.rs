//! What people do besides answering: look how far it is, go back, change an answer, send both sides of a card at once.

use super::filer::{Filer, Given};
use super::town::Open;

/// Where a detour may begin: a question of the filing itself.
fn is_question(open: &Open) -> bool {
    open.button("back", None).is_some() && open.button("gate", None).is_none() && !open.key.starts_with("page")
}

impl Filer {
    /// A detour, now and then; true if he made one and stands where he was, or further.
    pub(super) async fn trip(&mut self, open: &Open) -> bool {
        if !is_question(open) || self.account.given.len() < 3 {
            return false;
        }
        if open.key == "photo_id_front" && self.chance.once_in(2) {
            return self.album().await;
        }
        if !self.chance.once_in(12) {
            return false;
        }
        match self.chance.below(3) {
            0 => self.look(open).await,
            1 => self.back(open).await,
            _ => self.change(open).await,
        }
    }

    /// `/status`, and on with it.
    async fn look(&mut self, open: &Open) -> bool {
        self.town.say(self.id, "/status").await;
        let shown = self.until("/status", |now| now.key != open.key && now.button("home", None).is_some()).await;
        self.press(shown, "home", None).await;
        self.until("the question after /status", |now| now.key == open.key).await.is_some()
    }

    /// A question back, and on again without another answer.
    async fn back(&mut self, open: &Open) -> bool {
        self.town.say(self.id, "/back").await;
        let shown = self.until("/back", |now| now.key != open.key && now.button("next", None).is_some()).await;
        if let Some(before) = &shown
            && !self.account.given.contains_key(&before.key)
        {
            let (id, name, chat) = (self.id, self.case.name(), self.town.short(self.id).await);
            self.findings.add(format!("person {id} ({name}): /back leads to {}, never answered:\n{chat}", before.key));
        }
        self.press(shown, "next", None).await;
        self.until("the question after /back", |now| now.key == open.key).await.is_some()
    }

    /// An answer that he has typed becomes another one.
    async fn change(&mut self, open: &Open) -> bool {
        let (section, item) = self.chance.pick(&[("principal", "principal_mobile"), ("principal", "principal_email")]);
        if !matches!(self.account.given.get(item), Some(Given::Text(_))) {
            return false;
        }
        self.town.say(self.id, "/change").await;
        let sections = self.until("/change", |now| now.button("section", Some(section)).is_some()).await;
        self.press(sections, "section", Some(section)).await;
        let items = self.until("a section", |now| now.button("item", Some(item)).is_some()).await;
        self.press(items, "item", Some(item)).await;
        let Some(asked) = self.until("an answer to change", |now| now.key == item).await else { return false };
        let Some(text) = self.case.text(item, &asked.text, true) else { return false };
        self.town.say(self.id, &text).await;
        // Once everything was confirmed, a change has it confirmed again.
        let on = |now: &Open| now.key == open.key || now.button("gate", None).is_some();
        let taken = self.until("the question after a change", on).await.is_some();
        self.account.given.insert(item.to_owned(), Given::Text(text));
        taken
    }

    /// Both sides of the card at once, in either order.
    async fn album(&mut self) -> bool {
        let mut sides = ["id_front", "id_back"];
        if self.chance.once_in(2) {
            sides.reverse();
        }
        self.town.album(self.id, &sides).await;
        let shown = self.until("an album", |now| now.button("sort", Some("right")).is_some()).await;
        self.press(shown, "sort", Some("right")).await;
        let items = ["photo_id_front", "photo_id_back"];
        let on = |now: &Open| now.button("sort", None).is_none() && !items.contains(&now.key.as_str());
        let taken = self.until("what follows an album", on).await.is_some();
        items.into_iter().for_each(|item| drop(self.account.given.insert(item.to_owned(), Given::Picture)));
        taken
    }

    async fn press(&self, shown: Option<Open>, verb: &str, arg: Option<&str>) {
        if let Some(open) = shown
            && let Some((_, data)) = open.button(verb, arg)
        {
            self.town.tap(self.id, self.id, open.message, data).await;
        }
    }
}
