//! How long the pure part takes, and a picture: `cargo bench`. The README tells what was measured and what is aimed at.

use std::collections::BTreeMap;
use std::sync::Arc;

use beian::dialogue::case::case_of;
use beian::dialogue::forecast::exported::Exported;
use beian::dialogue::forecast::forecast;
use beian::dialogue::state::{Address, Consent, Filing, Person, Screen, World};
use beian::dialogue::{Body, Event, Happening, Message, Time, step};
use beian::photo::paint::{Label, paint};
use beian::photo::{PhotoLimits, inspect};
use beian::rulebook::law::Law;
use beian::rulebook::{Rules, Settings};
use beian::text::{Lang, Speech};
use beian::validators::{self, Context};
use chrono::{TimeZone, Utc};
use divan::{Bencher, black_box};

const FILER: i64 = 1001;

fn main() {
    divan::main();
}

fn now() -> Time {
    Utc.with_ymd_and_hms(2026, 11, 24, 2, 0, 0).single().expect("a moment that there is")
}

fn rules() -> Rules {
    Rules::builtin(&Speech::builtin(), Settings::default())
}

/// An invented company's filing with every answer.
fn filing() -> Filing {
    let text = include_str!("../docs/samples/enterprise.json");
    Exported::read(text).expect("the sample is read by the tests")
}

/// The same, its filer being asked for the site's name; `later`: what is asked after it has its answers, too.
fn asked(rules: &Rules, later: bool) -> (World, Event) {
    let mut filing = Filing { owner: FILER, ..filing() };
    // Answered under these rules: nothing needs a second look.
    filing.answers.values_mut().for_each(|answer| answer.rules.clone_from(&rules.version));
    let item = Address::first("site", "site_name");
    let after = rules.items.list.iter().skip_while(|open| open.address != item).skip(1);
    for open in after.filter(|_| !later) {
        filing.answers.remove(&open.address);
    }
    filing.answers.remove(&item);
    let person = Person {
        id: FILER,
        lang: Lang::Zh,
        zone: "Asia/Shanghai".to_owned(),
        consent: Some(Consent { at: now(), notice: 1 }),
        filings: vec![filing.id.clone()],
        active: Some(filing.id.clone()),
        screen: Screen::Item(beian::dialogue::state::Focus { address: item, toggled: [].into(), page: 0 }),
        turn: 1,
        shown: String::new(),
        said: Vec::new(),
        today: beian::dialogue::state::Today::default(),
        reachable: true,
    };
    let message = Message {
        chat: FILER,
        thread: None,
        from: FILER,
        name: "Lin".to_owned(),
        client_lang: None,
        message: 1,
        date: now(),
        reply_to: None,
        reply_to_filing: None,
        reply_to_item: None,
        edited: false,
        forwarded: false,
        album: None,
        body: Body::Text("云帆网络".to_owned()),
    };
    let filings = [(filing.id.clone(), Arc::new(filing))].into();
    let world = World { persons: [(FILER, Arc::new(person))].into(), filings, ..World::default() };
    (world, Event { entropy: [7; 16], what: Happening::Message(message) })
}

/// One value judged.
#[divan::bench(args = ["id_number 330106199003070217", "credit_code 91330106MA2B3C4D11", "domain https://www.yunfan-notes.cn/",
    "address 浙江省杭州市西湖区文三路90号3幢201室", "site_name 云帆网络", "mobile +86 138 1234 5678"])]
fn validator(bencher: Bencher, call: &str) {
    let (name, value) = call.split_once(' ').expect("a name and a value");
    let validator = validators::find(name).expect("a validator of that name");
    let law = Law::builtin();
    let known = BTreeMap::new();
    let today = now().date_naive();
    let context =
        Context { law: &law, province: Some("33"), organisation: Some(true), nature: Some(4), today, known: &known };
    bencher.bench_local(|| validator.judge(black_box(value), &context));
}

/// All reasons of refusal held against a whole filing; the target is 100 µs.
#[divan::bench(name = "forecast")]
fn whole_forecast(bencher: Bencher) {
    let (rules, filing) = (rules(), filing());
    bencher.bench_local(|| {
        let case = case_of(&rules, &filing, false, now());
        forecast(&rules, black_box(&filing), &case, now())
    });
}

/// What is known of a case, as every step works it out.
#[divan::bench]
fn case(bencher: Bencher) {
    let (rules, filing) = (rules(), filing());
    bencher.bench_local(|| case_of(&rules, black_box(&filing), false, now()));
}

/// One answer in the middle of a filing, and the last of one that is full, which leads to the summary; the target is
/// 20 µs.
#[divan::bench(name = "step", args = ["middle", "last"])]
fn one_step(bencher: Bencher, place: &str) {
    let rules = rules();
    let (world, event) = asked(&rules, place == "last");
    bencher.bench_local(|| step(&rules, black_box(&world), &event, now()));
}

/// The rulebook read from its files; the target is 20 ms.
#[divan::bench]
fn load(bencher: Bencher) {
    let speech = Speech::builtin();
    bencher.bench_local(|| Rules::builtin(&speech, Settings::default()));
}

/// The law alone, without what people may type.
#[divan::bench]
fn load_law() -> Law {
    Law::builtin()
}

/// Every text in every language, parsed.
#[divan::bench]
fn load_speech() -> Speech {
    Speech::builtin()
}

/// A picture of twelve megapixels from its bytes to what was measured; the target is 60 ms.
#[divan::bench(sample_count = 20)]
fn photo(bencher: Bencher) {
    let painted = paint(1, Label::Good, Some(4032), (0.0, 1.0));
    bencher.bench_local(|| inspect(black_box(&painted.bytes), painted.kind, PhotoLimits::shipped()));
}
