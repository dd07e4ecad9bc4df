//! What a user does: a fixed list of inputs, the next one as soon as the last is answered.

/// One input.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    /// He writes this.
    Text(&'static str),
    /// He presses the button whose data ends so.
    Tap(&'static str),
}

/// The inputs of one user; a user who is through is followed by a new one.
#[derive(Debug, Clone)]
pub(crate) struct Script {
    /// In order.
    pub(crate) inputs: Vec<Input>,
}

impl Script {
    /// A filing of an individual, from the first word to the photos; the people are invented.
    pub(crate) fn filing() -> Script {
        use Input::{Tap, Text};
        Script {
            inputs: vec![
                Text("/start"),
                Tap(".agree.keep"),
                Tap(".agree.abroad"),
                Tap(".o.starting"),
                Tap(".o.mainland"),
                Tap(".o.individual"),
                Tap(".o.never"),
                Text("Zhejiang"),
                Tap(".o.yes"),
                Tap(".o.all_true"),
                Tap(".gate."),
                Text("林晓帆"),
                Text("330106199003070217"),
                Text("2019.05.06-2039.05.06"),
                Text("浙江省杭州市西湖区文三路90号3幢201室"),
                Tap(".same.subject_address"),
                Text("138 0013 5678"),
                Text("13900135678"),
                Text("lin@example.cn"),
                Text("https://www.yunfan-notes.cn/index.html"),
                Tap(".o.all_true"),
                Text("2029-03-01"),
                Text("云帆的读书笔记\n云帆随笔"),
                Tap(".quick."),
                Tap(".quick."),
                Text("记录我读过的书和写下的心得，不含任何经营内容"),
            ],
        }
    }

    /// Words that any bot answers.
    pub(crate) fn words() -> Script {
        Script { inputs: ["/start", "Lin Xiaofan", "36", "Hangzhou"].map(Input::Text).to_vec() }
    }
}
