//! What people type without a paper, thousands of each: telephones, domains, filing numbers, days, made from the
//! rules of their makers and not with our code.

use super::{Desk, Dice, codes};

/// How many of each kind.
const ROUNDS: u64 = 1_000;

#[test]
fn mobile_numbers() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let segment = format!("1{}{}", dice.signs("3456789", 1), dice.digits(1));
        let number = format!("{segment}{}", dice.digits(8));
        let (a, b, c) = (&number[..3], &number[3..7], &number[7..]);
        let typed = match dice.below(7) {
            0 => format!("+86 {a} {b} {c}"),
            1 => format!("{a}-{b}-{c}"),
            2 => format!("0086{number}"),
            3 => format!("手机：{a} {b} {c}（微信同号）"),
            4 => number.chars().map(|d| char::from_u32(u32::from(d) + 0xFEE0).unwrap()).collect(),
            5 => format!("86{number}"),
            _ => format!("0{number}"),
        };
        let accepted = desk.accept("mobile", &typed);
        assert_eq!(accepted.value, number, "{typed}");
        let doubtful = ["162", "165", "167", "170", "171"].contains(&segment.as_str());
        assert_eq!(codes(&accepted), if doubtful { vec!["mobile_segment"] } else { vec![] });
        assert_eq!(desk.fault("mobile", &number[..10]), "mobile_length");
        assert_eq!(desk.fault("mobile", &format!("{number}5")), "mobile_length");
        let start = dice.signs("012", 1);
        assert_eq!(desk.fault("mobile", &format!("1{start}{}", &number[2..])), "mobile_start");
    }
}

#[test]
fn landlines() {
    let desk = Desk::default();
    let areas = ["010", "020", "021", "022", "023", "024", "025", "027", "028", "029", "0571", "0755", "0310", "0991"];
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let area = dice.pick(&areas);
        let more = dice.pick(&[6, 7]);
        let line = format!("{}{}", dice.signs("23456789", 1), dice.digits(more));
        let extension_digits = 1 + dice.below(6);
        let extension = dice.digits(extension_digits);
        let (typed, value) = match dice.below(6) {
            0 => (format!("{area}{line}"), format!("{area}-{line}")),
            1 => (format!("({area}) {line}"), format!("{area}-{line}")),
            2 => (format!("+86 {} {line}", &area[1..]), format!("{area}-{line}")),
            3 => (format!("{area}－{line}转{extension}"), format!("{area}-{line}-{extension}")),
            4 => (format!("{area}-{line} ext. {extension}"), format!("{area}-{line}-{extension}")),
            _ => (format!("座机：{area} {line}"), format!("{area}-{line}")),
        };
        let accepted = desk.accept("landline", &typed);
        assert_eq!((accepted.value.as_str(), codes(&accepted).len()), (value.as_str(), 0), "{typed}");
        assert_eq!(desk.fault("landline", &line), "landline_area");
        assert_eq!(desk.fault("landline", &format!("{area}-{}", &line[..5])), "landline_length");
    }
}

/// RFC 3492, written after its pseudocode: a label of any letters in ASCII.
fn punycode(label: &str) -> String {
    let adapt = |delta: u32, points: u32, first: bool| {
        let mut delta = if first { delta / 700 } else { delta / 2 };
        delta += delta / points;
        let mut k = 0;
        while delta > 455 {
            delta /= 35;
            k += 36;
        }
        k + 36 * delta / (delta + 38)
    };
    let digit = |d: u32| char::from_u32(if d < 26 { d + 97 } else { d + 22 }).unwrap();
    let basic: String = label.chars().filter(char::is_ascii).collect();
    let mut out = if basic.is_empty() { String::new() } else { format!("{basic}-") };
    let length = u32::try_from(label.chars().count()).unwrap();
    let first = u32::try_from(basic.len()).unwrap();
    let (mut n, mut delta, mut bias, mut handled) = (128, 0, 72, first);
    while handled < length {
        let next = label.chars().map(u32::from).filter(|c| *c >= n).min().unwrap();
        delta += (next - n) * (handled + 1);
        n = next;
        for c in label.chars().map(u32::from) {
            delta += u32::from(c < n);
            if c == n {
                let (mut q, mut k) = (delta, 36);
                loop {
                    let t = if k <= bias { 1 } else { (k - bias).min(26) };
                    if q < t {
                        break;
                    }
                    out.push(digit(t + (q - t) % (36 - t)));
                    q = (q - t) / (36 - t);
                    k += 36;
                }
                out.push(digit(q));
                bias = adapt(delta, handled + 1, handled == first);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        n += 1;
    }
    format!("xn--{out}")
}

fn ascii(label: &str) -> String {
    if label.is_ascii() { label.to_owned() } else { punycode(label) }
}

#[test]
fn domains() {
    let desk = Desk::default();
    let suffixes = ["cn", "com", "net", "com.cn", "org.cn", "zj.cn", "xyz", "中国", "公司", "网络", "top", "vip"];
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let suffix = dice.pick(&suffixes);
        let middle = dice.below(12);
        let label = match dice.below(3) {
            0 => format!("{}{}", dice.signs("云帆笔记山水风", 2), dice.signs("abc云帆123", middle)),
            _ => format!("{}{}z", dice.signs("bdfgk", 1), dice.signs("abcdefghijklmnopqrstuvwxyz0123456789", middle)),
        };
        let name = format!("{label}.{suffix}");
        let value = name.split('.').map(ascii).collect::<Vec<_>>().join(".");
        let typed = match dice.below(8) {
            0 => format!("https://www.{name}/a/b?c=d#e"),
            1 => name.to_uppercase(),
            2 => format!("{name}."),
            3 => name.replace('.', "。"),
            4 => format!("《 {name} 》"),
            5 => value.clone(),
            6 => format!("域名：http://user@www.{name}:8080"),
            _ => format!("mail.{name}"),
        };
        let accepted = desk.accept("domain", &typed);
        assert_eq!(accepted.value, value, "{typed}");
        assert_eq!(desk.accept("domain", &super::super::domain::shown(&value)).value, value);
        let taken = codes(&accepted).contains(&"domain_taken".to_owned());
        assert_eq!(taken, typed.starts_with("mail."), "{typed}");
        for (bad, fault) in [
            (format!("-{name}"), "domain_hyphen"),
            (format!("{label}-.{suffix}"), "domain_hyphen"),
            (format!("{label}..{suffix}"), "domain_empty_label"),
            (format!("{label}_a.{suffix}"), "domain_char"),
            (format!("{}.{suffix}", "a".repeat(64)), "domain_long"),
            (suffix.replace('.', ""), "domain_dot"),
            (format!("post@{name}"), "domain_is_email"),
        ] {
            assert_eq!(desk.fault("domain", &bad), fault, "{bad}");
        }
    }
}

/// What stands before ICP in each province, in the order of the provinces' codes.
const ABBREVIATIONS: [(&str, &str); 31] = [
    ("11", "京"),
    ("12", "津"),
    ("13", "冀"),
    ("14", "晋"),
    ("15", "蒙"),
    ("21", "辽"),
    ("22", "吉"),
    ("23", "黑"),
    ("31", "沪"),
    ("32", "苏"),
    ("33", "浙"),
    ("34", "皖"),
    ("35", "闽"),
    ("36", "赣"),
    ("37", "鲁"),
    ("41", "豫"),
    ("42", "鄂"),
    ("43", "湘"),
    ("44", "粤"),
    ("45", "桂"),
    ("46", "琼"),
    ("50", "渝"),
    ("51", "蜀"),
    ("52", "黔"),
    ("53", "滇"),
    ("54", "藏"),
    ("61", "陕"),
    ("62", "陇"),
    ("63", "青"),
    ("64", "宁"),
    ("65", "新"),
];

#[test]
fn filing_numbers() {
    let mut desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let (province, abbreviation) = dice.pick(&ABBREVIATIONS);
        desk.province = Some(province);
        let digits = if dice.below(2) == 0 {
            format!("{}{}", 2008 + dice.below(19), dice.digits(6))
        } else {
            format!("{}{}", dice.signs("01", 1), dice.digits(7))
        };
        let subject = format!("{abbreviation}ICP备{digits}号");
        let site = format!("{subject}-{}{}", 1 + dice.below(99), dice.pick(&["", "A", "X", "K"]));
        let typed = match dice.below(4) {
            0 => site.to_lowercase(),
            1 => site.replace("ICP备", " ＩＣＰ 备 "),
            2 => format!("备案号：{}", site.replace('-', "—")),
            _ => format!("<a href=\"https://beian.miit.gov.cn/\">{site}</a>"),
        };
        let accepted = desk.accept("filing_number", &typed);
        assert_eq!((accepted.value.as_str(), codes(&accepted).len()), (site.as_str(), 0), "{typed}");
        assert_eq!(desk.accept("site_number", &typed).value, site);
        assert_eq!(desk.accept("subject_number", &typed).value, subject);
        assert_eq!(desk.fault("site_number", &subject), "site_number_subject_unsure");
        desk.province = ABBREVIATIONS.iter().map(|(code, _)| *code).find(|code| *code != province);
        assert!(codes(&desk.accept("filing_number", &typed)).contains(&"filing_province".to_owned()));
        let few = 1 + dice.below(5);
        let number = format!("{abbreviation}ICP备{}号", dice.digits(few));
        assert_eq!(desk.fault("filing_number", &number), "filing_digits");
    }
}

/// The days of a month of the Gregorian calendar.
fn days_in(year: usize, month: usize) -> usize {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number below a hundred as it is said: 十一, 二十.
fn said(number: usize) -> String {
    let digit = |d: usize| "〇一二三四五六七八九".chars().nth(d).unwrap().to_string();
    let ones = if number.is_multiple_of(10) { String::new() } else { digit(number % 10) };
    match number / 10 {
        0 => ones,
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", digit(tens)),
    }
}

fn written(dice: &Dice, year: usize, month: usize, day: usize) -> String {
    let zeros = if dice.below(2) == 0 { "〇" } else { "零" };
    let spelled: String = year.to_string().chars().map(|c| said_digit(c, zeros)).collect();
    match dice.below(6) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{year}.{month}.{day}"),
        2 => format!("{year}年{month}月{day}日"),
        3 => format!("{year}{month:02}{day:02}"),
        4 => format!("{spelled}年{}月{}日", said(month), said(day)),
        _ => format!(" {year} / {month} / {day} "),
    }
}

fn said_digit(c: char, zero: &str) -> String {
    match c.to_digit(10).unwrap() {
        0 => zero.to_owned(),
        digit => said(usize::try_from(digit).unwrap()),
    }
}

#[test]
fn days() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let (year, month) = (1900 + dice.below(200), 1 + dice.below(12));
        let day = 1 + dice.below(days_in(year, month));
        let value = format!("{year}-{month:02}-{day:02}");
        let typed = written(&dice, year, month, day);
        assert_eq!(desk.accept("date", &typed).value, value, "{typed}");
        let last = days_in(year, month);
        let beyond = last + 1 + dice.below(31 - last + 1);
        let typed = written(&dice, year, month, beyond);
        assert_eq!(desk.fault("date", &typed), "date_none", "{typed}");
        let first = written(&dice, 2000 + dice.below(26), month, day.min(28));
        let (until, long) = (written(&dice, 2028 + dice.below(20), month, day.min(28)), dice.pick(&["长期", "永久"]));
        assert!(desk.accept("validity", &format!("{first}至{until}")).value.contains('/'), "{first} {until}");
        assert!(desk.accept("validity", &format!("{first}-{long}")).value.ends_with("/long"), "{first}");
        assert_eq!(desk.fault("validity", &format!("{until}至{first}")), "validity_order");
    }
}
