//! `beian workdays`: the day that is so many working days later, and every day passed over, with its reason.

use std::process::ExitCode;

use beian::rulebook::calendar::{Counted, Reason, WORKING_DAYS_MAX};
use beian::rulebook::law::Law;
use beian::text::{Lang, Phrase, Speech};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Value as Json, json};

use super::{EXIT_USAGE, complain, say};

/// The language of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

#[derive(Args)]
#[command(after_help = "A day is a working day in China if it is a make-up day, or a weekday that is no holiday. \
    The first day does not count.

With --json: {\"from\": day, \"days\": number, \"to\": day, \"provisional\": true if the holidays of a year \
    in between are not announced yet, \"skipped\": [{\"date\": day, \"reason\": \"weekend\" or the holiday's name}], \
    \"made_up\": the Saturdays and Sundays that counted, in the same form}; days as YYYY-MM-DD.

BEIAN_RULES names a folder whose holidays.toml stands in for the built-in one.")]
pub(crate) struct WorkdaysArgs {
    /// The day to count from: YYYY-MM-DD.
    from: NaiveDate,
    /// How many working days.
    #[arg(value_parser = clap::value_parser!(u32).range(..=i64::from(WORKING_DAYS_MAX)))]
    days: u32,
    /// Language of the reasons.
    #[arg(long, default_value = "en")]
    lang: Tongue,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn workdays(args: &WorkdaysArgs) -> ExitCode {
    let law = super::rules::overlay_from_environment().and_then(|over| {
        Law::overlaid(&over).map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    });
    let law = match law {
        Ok(law) => law,
        Err(what) => {
            complain(&what);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let speech = Speech::builtin();
    let lang = match args.lang {
        Tongue::Zh => Lang::Zh,
        Tongue::En => Lang::En,
    };
    let counted = law.calendar.add_working_days(args.from, args.days);
    let word = |phrase: &Phrase| speech.line(phrase, lang);
    if args.json {
        say(&json(args, &counted, &word).to_string());
    } else {
        for line in lines(&counted, &word) {
            say(&line);
        }
    }
    ExitCode::SUCCESS
}

fn json(args: &WorkdaysArgs, counted: &Counted, word: &dyn Fn(&Phrase) -> String) -> Json {
    let days = |days: &[(NaiveDate, Reason)]| {
        let day = |(date, reason): &(NaiveDate, Reason)| json!({ "date": date, "reason": word(&reason.phrase()) });
        days.iter().map(day).collect::<Vec<_>>()
    };
    json!({
        "from": args.from,
        "days": args.days,
        "to": counted.day,
        "provisional": counted.provisional,
        "skipped": days(&counted.skipped),
        "made_up": days(&counted.made_up),
    })
}

/// The day itself, then by date the days that were passed over and the weekend days that counted.
fn lines(counted: &Counted, word: &dyn Fn(&Phrase) -> String) -> Vec<String> {
    let row = |date: &NaiveDate, reason: &Reason, more: &str| {
        (*date, format!("  {}  {}{more}", date.format("%F %a"), word(&reason.phrase())))
    };
    let skipped = counted.skipped.iter().map(|(date, reason)| row(date, reason, ""));
    let made_up = counted.made_up.iter().map(|(date, reason)| row(date, reason, ": made up for, counts"));
    let mut rows: Vec<_> = skipped.chain(made_up).collect();
    rows.sort();
    let day = counted.day.format("%F %a").to_string();
    let provisional =
        if counted.provisional { "  provisional: the holidays of a year are not announced yet" } else { "" };
    std::iter::once(format!("{day}{provisional}")).chain(rows.into_iter().map(|(_, row)| row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(from: &str, days: u32) -> WorkdaysArgs {
        WorkdaysArgs { from: from.parse().expect("a day"), days, lang: Tongue::En, json: true }
    }

    #[test]
    fn every_day_passed_over_has_its_reason() {
        let speech = Speech::builtin();
        let word = |phrase: &Phrase| speech.line(phrase, Lang::En);
        let calendar = Law::builtin().calendar;
        let asked = args("2026-09-30", 3);
        let counted = calendar.add_working_days(asked.from, asked.days);
        assert_eq!(
            lines(&counted, &word),
            [
                "2026-10-10 Sat",
                "  2026-10-01 Thu  National Day",
                "  2026-10-02 Fri  National Day",
                "  2026-10-03 Sat  National Day",
                "  2026-10-04 Sun  National Day",
                "  2026-10-05 Mon  National Day",
                "  2026-10-06 Tue  National Day",
                "  2026-10-07 Wed  National Day",
                "  2026-10-10 Sat  National Day: made up for, counts",
            ]
        );
        let asked = args("2026-12-31", 1);
        let told = json(&asked, &calendar.add_working_days(asked.from, asked.days), &word);
        let skipped = json!([
            { "date": "2027-01-01", "reason": "New Year" },
            { "date": "2027-01-02", "reason": "weekend" },
            { "date": "2027-01-03", "reason": "weekend" },
        ]);
        assert_eq!(
            told,
            json!({
                "from": "2026-12-31", "days": 1, "to": "2027-01-04", "provisional": true, "skipped": skipped, "made_up": [],
            })
        );
    }
}
