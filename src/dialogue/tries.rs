//! Tries: a picture that is refused is marked and counted, with what got better; after the last one the best is kept
//! and a person looks.

use std::cmp::Reverse;

use super::UserId;
use super::answers::line;
use super::effect::{Line, Media};
use super::signed::found_on;
use super::state::{Filing, FilingId, Pending, PhotoKept, Value};
use super::talk::Talk;
use crate::rulebook::items::Item;
use crate::rulebook::photos::{Facts, Judgement, PhotoKind, Verdict, judge};
use crate::rulebook::signed::judgement;
use crate::text::{Arg, Fault, Phrase};

/// Faults told in one message; the legend on the picture has them all.
const TOLD_MAX: usize = 2;
/// Faults of which a file as the camera made it may be free.
const SHRUNK: [&str; 2] = ["photo_tiny", "photo_small"];
/// With these no try is of any use to a reviewer.
const HOPELESS: [&str; 7] = [
    "photo_tiny",
    "photo_black",
    "photo_blank",
    "photo_wrong_side",
    "photo_screenshot",
    "photo_pdf",
    "photo_same_sent_back",
];

impl Talk<'_> {
    /// What becomes of a picture by its light, and by what was sent before it.
    pub(super) fn judged_alone(&self, id: &FilingId, item: &Item, facts: &Facts) -> Judgement {
        let mut judged = judge(facts, kind_of(item), &self.rules.photos);
        let before = self.filing(id).and_then(|filing| self.sent_before(filing, item, facts));
        if let Some((verdict, fault)) = before {
            judged.verdict = judged.verdict.max(verdict);
            judged.faults.insert(0, fault);
        }
        judged
    }

    /// The same picture again where another one is wanted.
    fn sent_before(&self, filing: &Filing, item: &Item, facts: &Facts) -> Option<(Verdict, Fault)> {
        let address = item.address.clone();
        if filing.sent_back.get(&address).is_some_and(|back| !back.fixed)
            && let Some(Value::Photos(old)) = filing.answers.get(&address).map(|a| &a.value)
            && old.iter().any(|p| is_same(&p.facts, facts))
        {
            // Byte by byte the same is surely the same; what only looks like it may be a new one from the same chair.
            let sure = old.iter().any(|p| p.facts.digest == facts.digest);
            let verdict = if sure { Verdict::Refuse } else { Verdict::Warn };
            return Some((verdict, Fault::new("photo_same_sent_back")));
        }
        let other = self.pictures(filing).into_iter().find(|(o, p)| o.id != item.id && is_same(&p.facts, facts))?;
        let name = Phrase::new(format!("item-{}.label", other.0.id));
        Some((Verdict::Warn, Fault::new("photo_same_other").with("name", name)))
    }

    /// Counts a refused picture and says what is wrong with it; at the limit gives the best one and its number instead.
    pub(super) fn tried(
        &mut self,
        user: UserId,
        id: &FilingId,
        item: &Item,
        pending: &Pending,
        kept: PhotoKept,
    ) -> Option<(usize, PhotoKept)> {
        let (kind, limits) = (kind_of(item), &self.rules.photos);
        let (max, shrunk_min) = (limits.tries_max.of(kind), limits.shrunk_min.of(kind));
        let address = item.address.clone();
        let reviewed = self.desk_chat().is_some();
        let tries = self.filing_mut(id)?.tries.entry(address).or_default();
        tries.push(kept.clone());
        let number = tries.len();
        if u32::try_from(number).is_ok_and(|number| number >= max) {
            return tries.iter().cloned().zip(1..).max_by_key(|(kept, _)| worth(kept)).map(|(kept, n)| (n, kept));
        }
        let last = number.checked_sub(2).and_then(|before| tries.get(before)).cloned();
        let again = tries.iter().take(number - 1).any(|old| {
            is_same(&old.facts, &kept.facts)
                && old.warnings.first().map(|f| &f.code) == kept.warnings.first().map(|f| &f.code)
        });
        let mut lines: Vec<Line> = Vec::new();
        if again {
            lines.push(line(Phrase::new("notice-same_refused")));
        }
        for (place, fault) in kept.warnings.iter().take(TOLD_MAX).enumerate() {
            lines.push(line(Phrase::new("frame-fault").with("text", fault.phrase())));
            let coach = last.as_ref().filter(|_| place == 0 && !again).and_then(|last| coach(fault, &last.facts));
            lines.extend(coach.map(line));
        }
        let shrunk = pending.as_photo && kept.facts.long_side() >= shrunk_min;
        if shrunk && kept.warnings.iter().any(|f| SHRUNK.contains(&f.code.as_str())) {
            lines.push(line(Phrase::new("notice-send_as_file")));
        }
        let limit = if reviewed { "notice-try_reviewed" } else { "notice-try" };
        lines.push(line(Phrase::new(limit).with("try", number).with("max", i64::from(max))));
        let media = kept.facts.is_picture().then(|| Media::Marked {
            filing: id.clone(),
            photo: kept.id,
            facts: Box::new(kept.facts),
            faults: kept.warnings,
            sample: (number == 1).then_some(kind),
        });
        self.refuse_picture(user, id, pending, lines, media);
        None
    }

    /// Said when the best of all tries was kept: which one, and who looks.
    pub(super) fn best_kept(&self, number: usize) -> Phrase {
        let reviewed = self.desk_chat().is_some();
        Phrase::new(if reviewed { "notice-picture_person_looks" } else { "notice-picture_may_fail" })
            .with("number", number)
    }

    /// Whether a kept picture is one that the bot refuses: the best of several tries, for a person to judge.
    pub(super) fn is_last_resort(&self, filing: &Filing, item: &Item, kept: &PhotoKept) -> bool {
        let address = item.address.clone();
        let pages = match filing.answers.get(&address).map(|a| &a.value) {
            Some(Value::Photos(pages)) => pages.as_slice(),
            Some(Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Skipped | Value::Later) | None => &[],
        };
        let light = judge(&kept.facts, kind_of(item), &self.rules.photos).verdict;
        let signed = judgement(&found_on(self.rules, filing, item, &self.case(filing), pages)).verdict;
        light.max(signed) == Verdict::Refuse
    }
}

fn kind_of(item: &Item) -> PhotoKind {
    item.photo.as_deref().and_then(PhotoKind::from_id).unwrap_or(PhotoKind::Other)
}

/// The same picture again; the same in more pixels is what was asked for.
fn is_same(old: &Facts, new: &Facts) -> bool {
    new.resembles(old) && new.long_side() <= old.long_side()
}

/// Orders tries: the one that a reviewer can do most with is the largest.
fn worth(kept: &PhotoKept) -> (bool, Reverse<usize>, u32, u8) {
    let hopeless = kept.warnings.iter().any(|f| HOPELESS.contains(&f.code.as_str()));
    (!hopeless, Reverse(kept.warnings.len()), kept.facts.sharpness, kept.facts.light)
}

/// The figure of a fault beside that of the try before: whether it is getting better.
fn coach(fault: &Fault, last: &Facts) -> Option<Phrase> {
    let figures = [
        ("sharpness", i64::from(last.sharpness)),
        ("light", i64::from(last.light)),
        ("percent", last.document.map_or(0, |d| i64::from(d.share.div_ceil(10)))),
    ];
    let (now, was) = figures.into_iter().find_map(|(name, was)| match fault.args.get(name) {
        Some(Arg::Num(now)) => Some((*now, was)),
        Some(Arg::Text(_) | Arg::Code(_) | Arg::Day(_) | Arg::Moment(_) | Arg::Phrase(_) | Arg::List(_)) | None => None,
    })?;
    let key = match now.cmp(&was) {
        std::cmp::Ordering::Greater => "notice-coach_better",
        std::cmp::Ordering::Less => "notice-coach_worse",
        std::cmp::Ordering::Equal => "notice-coach_same",
    };
    (was > 0).then(|| Phrase::new(key).with("last", was))
}
