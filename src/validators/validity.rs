//! Validity of a paper (证件有效期): first and last day, or 长期 for the last.
//!
//! All forms of dates that stand on papers are read. The paper must be valid for three months or more
//! from today. Normal form: `2015-03-01/2035-03-01` or `2015-03-01/long`.

use chrono::{Months, NaiveDate};

use super::{Accepted, Context, Validator, Verdict, clean, date};
use crate::text::Fault;

pub(super) const VALIDITY: Validator = Validator {
    name: "validity",
    rule: "first and last day of a paper, or 长期; three months left or more",
    check,
    keep: clean::half,
    good: &[
        "2015.03.01-2035.03.01",
        "2015-03-01 至 长期",
        "20150301-20350301",
        "2015年3月1日至2035年3月1日",
        "2015/3/1~2035/3/1",
        "２０１５．０３．０１－长期",
        "2015-03-01 to long-term",
        "有效期限：2015.03.01—2035.03.01",
        "2015-03-01/2035-03-01",
        "2015-03-01/long",
        "二〇一五年三月一日至二〇三五年三月一日",
        "2015.03.01一2035.03.01",
    ],
    bad: &[
        ("", "empty"),
        ("长期", "validity_first"),
        ("2015.03.01", "validity_last"),
        ("01/03/2015-01/03/2035", "date_order"),
        ("2015.02.30-2035.03.01", "date_none"),
        ("2015.03.01-2035.13.01", "date_none"),
        ("2035.03.01-2015.03.01", "validity_order"),
        ("2027.03.01-2037.03.01", "validity_future"),
        ("2015.03.01-2025.03.01", "validity_expired"),
        ("2016.12.01-2026.12.01", "validity_soon"),
        ("2015.03.01-2035.03.01-2040.01.01", "validity_many"),
        ("永远都行啊", "validity_first"),
        ("see my card", "date_form"),
    ],
    sensitive: false,
};

/// The least time a paper must still be valid, in months: reviewers refuse shorter ones.
const MONTHS_MIN: u32 = 3;

/// What stands on papers instead of a last day.
const LONG: [&str; 10] =
    ["长期", "長期", "长久", "永久", "永远", "无固定期限", "long-term", "long term", "permanent", "long"];

fn check(text: &str, ctx: &Context) -> Verdict {
    let line = clean::within(clean::half(text), clean::LINE_CHARS_MAX)?.to_lowercase();
    let long = LONG.iter().find(|word| line.contains(*word));
    let dates = date::read_all(&long.map_or_else(|| line.clone(), |word| line.replace(word, " ")))?;
    let value = match (dates.as_slice(), long) {
        ([], _) => return Err(Fault::new("validity_first")),
        ([first], Some(_)) => {
            started(*first, ctx.today)?;
            format!("{first}/long")
        }
        ([_], None) => return Err(Fault::new("validity_last")),
        ([first, last], None) => {
            if last <= first {
                return Err(Fault::new("validity_order"));
            }
            started(*first, ctx.today)?;
            lasts(*last, ctx.today)?;
            format!("{first}/{last}")
        }
        _ => return Err(Fault::new("validity_many")),
    };
    Ok(Accepted::plain(value))
}

fn started(first: NaiveDate, today: NaiveDate) -> Result<(), Fault> {
    if first > today { Err(Fault::new("validity_future").with("day", first)) } else { Ok(()) }
}

fn lasts(last: NaiveDate, today: NaiveDate) -> Result<(), Fault> {
    if last < today {
        return Err(Fault::new("validity_expired").with("day", last));
    }
    let needed = today.checked_add_months(Months::new(MONTHS_MIN)).unwrap_or(today);
    if last < needed {
        return Err(Fault::new("validity_soon").with("day", last).with("needed", needed));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::Desk;

    #[test]
    fn three_months_are_counted_from_today() {
        let desk = Desk::default();
        assert_eq!(desk.accept("validity", "2017.02.24-2027.02.24").value, "2017-02-24/2027-02-24");
        assert_eq!(desk.fault("validity", "2017.02.23-2027.02.23"), "validity_soon");
        assert_eq!(desk.fault("validity", "2016.11.23-2026.11.23"), "validity_expired");
        assert_eq!(desk.accept("validity", "20150301 长期有效").value, "2015-03-01/long");
    }
}
