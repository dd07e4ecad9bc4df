//! A mind that does as it is told: each word asks for one kind of effect.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::dialogue::event::{Body, Event, Inspected, Message};
use crate::dialogue::state::{Address, FilingId, LookId, PhotoId, World};
use crate::dialogue::{
    Button, ButtonAct, ChatId, Content, Effect, Filing, Happening, Key, Media, Place, Show, Slot, Stepped, Time,
    Urgency,
};
use crate::engine::Mind;
use crate::engine::tests::echo::newcomer;
use crate::photo::{Facts, PhotoKind};
use crate::rulebook::looks::Probe;
use crate::rulebook::photos::Format;
use crate::telegram::{NoPaper, Paper, Papers, Speaker};
use crate::text::{Fault, Lang, Phrase};

/// Where reviewers would sit.
pub(super) const GROUP: ChatId = -1_001_000_000_500;

/// A group that is none of ours.
pub(super) const ELSEWHERE: ChatId = -1_001_000_000_900;

/// Who runs the bot.
pub(super) const OPERATOR: ChatId = 99;

pub(super) struct Parrot;

fn content(text: &str) -> Content {
    let tap = Button { label: Phrase::new("tap"), act: ButtonAct::Data(format!("tapped {text}")) };
    Content::of(Phrase::new(text)).row(vec![tap])
}

fn show(chat: ChatId, place: Place, content: Content) -> Show {
    Show {
        chat,
        thread: None,
        slot: Some(Slot::main()),
        place,
        filing: None,
        about: None,
        lang: Lang::En,
        zone: "Asia/Shanghai".to_owned(),
        content,
        urgency: Urgency::Reply,
    }
}

fn said(show: Show) -> Effect {
    Effect::Show(Box::new(show))
}

fn loose(chat: ChatId, text: &str) -> Show {
    Show { slot: None, ..show(chat, Place::New, Content::of(Phrase::new(text))) }
}

/// The picture itself; a grey one with its faults marked, which the parrot's clerk can't do.
fn shown(i: &Inspected, facts: &Facts) -> Media {
    let (filing, photo) = (i.filing.clone(), i.photo.clone());
    if !facts.grey {
        return Media::Photo { filing, photo };
    }
    Media::Marked { filing, photo, facts: Box::new(facts.clone()), faults: Vec::new(), sample: None }
}

fn photo_id(event: &Event) -> PhotoId {
    PhotoId(event.entropy[..8].iter().map(|b| format!("{b:02x}")).collect())
}

impl Parrot {
    fn message(m: &Message, after: &mut World, event: &Event, now: Time) -> Vec<Effect> {
        let active = after.persons.entry(m.from).or_insert_with(|| Arc::new(newcomer(m.from))).active.clone();
        let text = match &m.body {
            Body::Text(text) => text.clone(),
            Body::Command { name, rest } => format!("/{name} {rest}"),
            Body::File { file, .. } => {
                let filing = active.expect("a filing for the picture");
                let photo = photo_id(event);
                return vec![Effect::Fetch {
                    chat: m.chat,
                    filing,
                    photo,
                    kind: "other".to_owned(),
                    file: file.clone(),
                }];
            }
            Body::Contact { .. } | Body::Other(_) | Body::Service => format!("{:?}", m.body),
        };
        let (word, rest) = text.split_once(' ').unwrap_or((&text, ""));
        match word {
            "new" => {
                let id = FilingId::from_entropy(event.entropy[..5].try_into().expect("five"));
                after.filings.insert(id.clone(), Arc::new(Filing::new(id.clone(), m.from, now)));
                Arc::make_mut(after.persons.get_mut(&m.from).expect("there")).active = Some(id);
                vec![said(loose(m.chat, "made"))]
            }
            "ask" => vec![said(Show {
                filing: active,
                about: Some(Address::first("site", "site_name")),
                ..show(m.chat, Place::New, content(rest))
            })],
            "edit" => vec![said(show(m.chat, Place::Edit, content(rest)))],
            "retire" => vec![Effect::Retire { chat: m.chat, slot: Slot::main() }],
            "news" => vec![said(Show { urgency: Urgency::News, ..loose(m.chat, rest) })],
            "answers" => {
                let media = Some(Media::Answers { filing: active.expect("a filing") });
                vec![said(show(m.chat, Place::Edit, Content { media, ..content(rest) }))]
            }
            "delete" => vec![Effect::Delete { chat: m.chat, message: m.message }],
            "wake" => {
                let filing = Arc::make_mut(after.filings.get_mut(&active.expect("a filing")).expect("loaded"));
                filing.next_wakeup = Some(now + TimeDelta::hours(rest.parse().expect("hours")));
                vec![said(loose(m.chat, "set"))]
            }
            "topic" => {
                let chat = rest.parse().expect("a chat");
                vec![Effect::Topic { chat, filing: active.expect("a filing"), name: "A filing".to_owned() }]
            }
            "look" => {
                let (filing, look) = (active.expect("a filing"), LookId(rest.to_owned()));
                vec![Effect::Look { chat: m.chat, filing, look, probe: Probe::Dns, domain: "example.cn".to_owned() }]
            }
            "copy" => {
                let to = rest.parse().expect("a chat");
                vec![Effect::Copy { from: m.chat, message: m.message, to, thread: None, filing: active }]
            }
            "forget" => {
                let id = active.expect("a filing");
                after.filings.remove(&id);
                Arc::make_mut(after.persons.get_mut(&m.from).expect("there")).active = None;
                vec![said(Show { filing: Some(id), ..loose(m.chat, "forgotten") })]
            }
            _ => {
                let about = m.reply_to_filing.as_ref().map_or(String::new(), |f| format!(" about {f}"));
                let item = m.reply_to_item.as_ref().map_or(String::new(), |a| format!(" item {}", a.item));
                vec![said(loose(m.chat, &format!("heard {text}{about}{item}")))]
            }
        }
    }
}

impl Mind for Parrot {
    fn needs(&self, event: &Event, world: &World) -> Vec<Key> {
        let person = |id: i64| {
            let active = world.persons.get(&id).and_then(|p| p.active.clone());
            [Some(Key::Person(id)), active.map(Key::Filing)].into_iter().flatten().collect()
        };
        match &event.what {
            Happening::Message(m) => person(m.from),
            Happening::Reachable(id, _) => person(*id),
            Happening::Wake(id) => vec![Key::Filing(id.clone())],
            Happening::Inspected(i) => vec![Key::Filing(i.filing.clone())],
            Happening::TopicMade { filing, .. } | Happening::TopicLost { filing } => vec![Key::Filing(filing.clone())],
            Happening::LookedUp(l) => vec![Key::Filing(l.filing.clone())],
            Happening::HandedOver { filing, .. } => vec![Key::Filing(filing.clone())],
            Happening::Tap(_)
            | Happening::Migrated { .. }
            | Happening::Added { .. }
            | Happening::Alarm(_)
            | Happening::TooFast { .. } => {
                vec![]
            }
        }
    }

    fn step(&self, world: &World, event: &Event, now: Time) -> Stepped {
        let mut after = world.clone();
        let effects = match &event.what {
            Happening::Message(m) => Parrot::message(m, &mut after, event, now),
            Happening::Tap(t) => {
                let slot = t.slot.as_ref().map_or("none", |s| s.0.as_str());
                let toast = Some(Phrase::new("toast"));
                vec![
                    Effect::Answer { chat: t.chat, callback: t.callback.clone(), lang: Lang::En, toast, alert: false },
                    said(loose(
                        t.chat,
                        &format!("{} in {slot}{}", t.data, if t.member { "" } else { " from outside" }),
                    )),
                ]
            }
            Happening::Reachable(id, reachable) => {
                let person = Arc::make_mut(after.persons.entry(*id).or_insert_with(|| Arc::new(newcomer(*id))));
                person.reachable = *reachable;
                vec![]
            }
            Happening::Wake(id) => {
                let filing = Arc::make_mut(after.filings.get_mut(id).expect("there"));
                filing.next_wakeup = None;
                vec![said(Show { urgency: Urgency::News, ..loose(filing.owner, "woken") })]
            }
            Happening::Inspected(i) => {
                let Some(filing) = after.filings.get(&i.filing) else { return Stepped { after, effects: vec![] } };
                let text = match &i.result {
                    Ok(facts) => format!("kept {} bytes", facts.bytes),
                    Err(fault) => format!("fault {}", fault.code),
                };
                let media = i.result.as_ref().ok().map(|facts| shown(i, facts));
                vec![said(Show {
                    content: Content { media, ..Content::of(Phrase::new(text)) },
                    ..loose(filing.owner, "")
                })]
            }
            Happening::LookedUp(l) => {
                let owner = after.filings.get(&l.filing).expect("there").owner;
                vec![said(loose(owner, &format!("look {} found {:?}", l.look.0, l.found)))]
            }
            Happening::TopicMade { filing, thread } => {
                let owner = after.filings.get(filing).expect("there").owner;
                let card = Show {
                    thread: Some(*thread),
                    filing: Some(filing.clone()),
                    slot: Some(Slot("card".to_owned())),
                    ..show(GROUP, Place::Edit, content("card"))
                };
                vec![said(card), said(loose(owner, &format!("topic {}", *thread > 0)))]
            }
            Happening::TopicLost { filing } => {
                let owner = after.filings.get(filing).expect("there").owner;
                vec![said(loose(owner, "topic lost"))]
            }
            Happening::Added { chat, .. } if *chat != ELSEWHERE => vec![],
            Happening::Added { chat, .. } => {
                vec![Effect::Leave { chat: *chat, lang: Lang::En, word: Phrase::new("not here") }]
            }
            Happening::TooFast { user, .. } => vec![said(loose(*user, "too fast"))],
            Happening::Migrated { .. } => vec![],
            Happening::Alarm(phrase) => vec![said(loose(OPERATOR, &phrase.key))],
            Happening::HandedOver { filing, to } => {
                Arc::make_mut(after.filings.get_mut(filing).expect("there")).owner = *to;
                vec![said(loose(*to, "handed over"))]
            }
        };
        Stepped { after, effects }
    }
}

impl Speaker for Parrot {
    fn text(&self, content: &Content, _: Lang, _: &str, _: bool) -> String {
        content.lines.iter().map(|line| line.phrase.key.as_str()).collect::<Vec<_>>().join("\n")
    }

    fn label(&self, phrase: &Phrase, _: Lang) -> String {
        phrase.key.clone()
    }
}

impl Papers for Parrot {
    fn sheet(&self, _: &Filing, _: &[u8], _: &str) -> Result<Paper, NoPaper> {
        Err(NoPaper("none here".to_owned()))
    }

    fn preview(&self, _: &Filing, _: &[u8], _: &str) -> Result<Paper, NoPaper> {
        Err(NoPaper("none here".to_owned()))
    }

    fn answers(&self, _: &Filing) -> Result<Paper, NoPaper> {
        Ok(Paper { name: "answers.json".to_owned(), bytes: b"{}".to_vec() })
    }

    fn inspect(&self, bytes: &[u8], _: &str, _: &Filing, _: &[u8]) -> Result<Facts, Fault> {
        if bytes.starts_with(b"panic") {
            panic!("a decoder that gives up");
        }
        if !bytes.starts_with(&[0xFF, 0xD8]) {
            return Err(Fault::new("photo_broken"));
        }
        let grey = bytes.ends_with(b"grey");
        Ok(Facts { width: 1, height: 1, grey, ..Facts::unmeasured(Format::Jpeg, bytes.len() as u64, String::new()) })
    }

    fn marked(&self, _: &[u8], _: &Facts, _: &[Fault], _: Option<PhotoKind>, _: Lang) -> Result<Paper, NoPaper> {
        Err(NoPaper("none here".to_owned()))
    }

    fn ready(&self, bytes: &[u8]) -> Vec<u8> {
        bytes.to_vec()
    }
}
