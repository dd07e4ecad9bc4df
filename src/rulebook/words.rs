//! The words of the provinces' rules: each rule reads as one of a small list, the same in the data and in conditions.

use serde::Deserialize;

/// How a rule of one province reads: one word of a small list, the same in the data and in conditions.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }
        impl $name {
            /// The word in the data and in conditions.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
    };
}

words! {
    /// An individual whose papers are of another province.
    Nonlocal {
        /// May file as he is.
        Allowed = "allowed",
        /// May file with a proof of residence.
        Proof = "proof",
        /// Files at home.
        No = "no",
        /// Nothing is known, or the sources disagree: have a proof ready.
        Unclear = "unclear",
    }
}
words! {
    /// Whether the subject's principal must be the legal representative.
    LegalRep {
        /// Must be.
        Must = "must",
        /// May be another with a letter of authorisation.
        Letter = "letter",
        /// May be another.
        Free = "free",
        /// The sources disagree.
        Unclear = "unclear",
    }
}
words! {
    /// Yes, no, or no source.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Nothing is known, or the sources disagree.
        Unclear = "unclear",
    }
}
words! {
    /// Who may hold the domain of an organisation.
    Holder {
        /// The unit alone.
        Strict = "strict",
        /// The unit or its legal representative.
        LegalRep = "legal_rep",
        /// The sources disagree.
        Unclear = "unclear",
    }
}
words! {
    /// Whether phones must be of the province.
    LocalPhone {
        /// Must be.
        Yes = "yes",
        /// Need not be.
        No = "no",
        /// Better be.
        Advised = "advised",
    }
}
words! {
    /// A promise of the province's own with every order.
    Promise {
        /// 《互联网信息服务备案承诺书》.
        Guangdong = "guangdong",
        /// 告知书, 承诺书 and a video.
        Jiangsu = "jiangsu",
    }
}
words! {
    /// Which number the footer shows.
    Footer {
        /// The subject's number, without `-1`.
        Subject = "subject",
        /// The site's number.
        Site = "site",
    }
}
words! {
    /// What service content an organisation may choose.
    OrgService {
        /// Only 单位门户网站.
        Portal = "portal",
        /// Anything but 其他.
        NotOther = "not_other",
        /// Anything; all but 单位门户网站 need a remark.
        Remark = "remark",
    }
}
words! {
    /// What may be changed of a filed subject.
    Change {
        /// The subject may be changed.
        Free = "free",
        /// Its name, with the registration authority's letter.
        Renamed = "renamed",
    }
}
words! {
    /// The paper with which someone younger is taken.
    YoungerWith {
        /// Proof of income or work.
        Income = "income",
        /// A proof of employment.
        Employment = "employment",
        /// A guardian's ID.
        Guardian = "guardian",
        /// Proof of work, or a guardian's papers.
        WorkOrGuardian = "work_or_guardian",
        /// Proof of study or work.
        StudyOrWork = "study_or_work",
    }
}
words! {
    /// How a province files a sole trader.
    FiledAs {
        /// Always as an enterprise.
        Enterprise = "enterprise",
        /// As an individual where the licence shows no trade name, else as an enterprise.
        IndividualWithoutTradeName = "individual_without_trade_name",
        /// As an individual where the public register doesn't find it, else as an enterprise.
        IndividualIfUnregistered = "individual_if_unregistered",
    }
}
