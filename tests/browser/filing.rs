//! A whole filing by clicks: the real bot behind the page, from Start to the duties after approval.
//!
//! The bot is killed and started again on the way, mostly right after something was sent: nothing may be
//! lost by that, and nothing asked twice.

use crate::harness::{DemoProcess, Page, Side, with_page};

/// What answers a question on the page.
#[derive(Debug, Clone, Copy)]
enum Answer {
    /// The button with this text.
    Tap(&'static str),
    /// The drawer's first right sample for this item.
    Sample(&'static str),
    /// The drawer's picture of this id.
    Picture(&'static str),
}

use Answer::{Picture, Sample, Tap};

/// A question, by words of it, and what answers it.
type Step = (&'static str, Answer);

/// Opens a filing of one's own and finds out which kind it is.
const PERSON_OPENING: [Step; 9] = [
    ("May I keep your answers", Tap("I agree")),
    ("may it go over Telegram", Tap("I agree")),
    ("Where are you with your filing?", Tap("I am just starting")),
    ("Where is the server of the website?", Tap("Alibaba, mainland China")),
    ("Who is the website filed for?", Tap("Myself, as a person")),
    ("Is anything filed in this name already?", Tap("No, never")),
    ("Which province do you file in?", Tap("Zhejiang (浙江)")),
    ("Is the address on your ID card in this province?", Tap("Yes")),
    ("Is the server ready for the filing?", Tap("All true")),
];

/// The person behind it.
const PERSON: [Step; 5] = [
    ("How long is your ID card valid?", Sample("subject_validity")),
    ("Which address is on your ID card?", Sample("subject_address")),
    ("Where does a letter reach you?", Tap("Same as Address on certificate")),
    ("What is your mobile number?", Sample("principal_mobile")),
    ("Which other number reaches you?", Sample("principal_emergency")),
];

/// His website.
const PERSON_SITE: [Step; 7] = [
    ("Which domain do you file?", Sample("domain")),
    ("Is the domain ready?", Tap("All true")),
    ("When does the domain expire?", Sample("domain_expiry")),
    ("What should the website be called?", Sample("site_name")),
    ("Which languages will the site have?", Tap("Just: Simplified Chinese (中文简体)")),
    ("Does the site touch one of these fields?", Tap("None of these")),
    ("What will people find on the site?", Sample("site_remark")),
];

/// The pages of the copy deck, each with something that stands there to be copied.
const PERSON_DECK: [(&str, &str); 8] = [
    ("Open the filing page", "开始备案"),
    ("What and where", "330106199003071017"),
    ("The subject (主办者信息)", "林晓帆"),
    ("Its principal (主体负责人)", "13800000001"),
    ("The website (互联网信息服务)", "远山笔记"),
    ("The site's principal (网站负责人)", "lin@example.cn"),
    ("Papers", "ICP备案信息真实性核验单"),
    ("Face check (人脸核验)", "white wall"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_person_in_zhejiang_files_from_start_to_the_duties_after_approval() {
    let demo = DemoProcess::start("en_GB.UTF-8").await;
    let url = format!("{}?lang=en", demo.url);
    with_page("person", &url, async |page| {
        opening(page).await;
        items(page).await;
        papers_and_summary(page).await;
        sheet(page, &demo.url).await;
        review(page).await;
        copy_deck(page).await;
        at_the_authorities(page).await;
        after_approval(page).await;
    })
    .await;
    demo.stop().await;
}

async fn answer(page: &Page, (question, answer): Step) {
    page.sees(Side::Filer, question).await;
    match answer {
        Tap(button) => page.tap(Side::Filer, button).await,
        Sample(item) => {
            page.drawer_is_at(item).await;
            page.sample_answer(true).await;
        }
        Picture(id) => page.sample_picture(id).await,
    }
}

async fn answer_all(page: &Page, steps: &[Step]) {
    for step in steps {
        answer(page, *step).await;
    }
}

async fn opening(page: &Page) {
    page.picture("person-01-empty").await;
    page.click("//div[@class='empty']//button").await;
    page.sees(Side::Filer, "It is free of charge").await;
    page.picture("person-02-welcome").await;
    answer_all(page, &PERSON_OPENING).await;
    let needs = page.sees(Side::Filer, "What you will need").await;
    assert!(needs.contains("First filing (首次备案)") && needs.contains("Zhejiang"), "{needs}");
    page.picture("person-03-needs").await;
    page.tap(Side::Filer, "Go on").await;
}

async fn items(page: &Page) {
    answer(page, ("What is your full name?", Sample("subject_name"))).await;
    page.sees(Side::Filer, "What is your ID number?").await;
    page.drawer_is_at("subject_cert_number").await;
    page.sample_answer(false).await;
    let fault = page.sees(Side::Filer, "✗").await;
    assert!(fault.contains("17"), "the fault counts what was sent: {fault}");
    page.picture("person-04-fault").await;
    page.sample_answer(true).await;
    answer_all(page, &PERSON).await;
    // Killed in the very moment: what was just sent is not lost, and nothing is asked again.
    page.restart().await;
    answer(page, ("What is your e-mail address?", Sample("principal_email"))).await;
    assert_eq!(times_asked(page, "Which other number reaches you?").await, 1);
    assert_eq!(times_asked(page, "What is your e-mail address?").await, 1);
    page.picture("person-05-restarted").await;
    answer_all(page, &PERSON_SITE).await;
}

/// How many messages ask this.
async fn times_asked(page: &Page, question: &str) -> usize {
    let path = format!("//section[@data-pane='filer']//article//b[normalize-space()='{question}']");
    page.all(&path).await.len()
}

async fn papers_and_summary(page: &Page) {
    answer(page, ("Please send the face side of your ID card.", Picture("id_front_tiny"))).await;
    page.sees(Side::Filer, "nobody can read the print").await;
    page.picture("person-06-picture-refused").await;
    page.sample_picture("id_front").await;
    answer(page, ("Please send the emblem side of your ID card.", Picture("id_back"))).await;
    // Killed while the picture is looked at.
    page.restart().await;
    let summary = page.sees(Side::Filer, "Is everything right?").await;
    for shown in ["3301**********1017", "云帆笔记 / 远山笔记 / 晚风笔记", "Zhejiang (浙江)"] {
        assert!(summary.contains(shown), "{shown} in {summary}");
    }
    page.picture("person-07-summary").await;
    page.tap(Side::Filer, "Change something").await;
    answer(page, ("What would you like to change?", Tap("Its principal"))).await;
    answer(page, ("Change: Its principal", Tap("Second number"))).await;
    page.sees(Side::Filer, "Which other number reaches you?").await;
    page.picture("person-08-change").await;
    page.send(Side::Filer, "0571-88158388").await;
    let summary = page.sees(Side::Filer, "Is everything right?").await;
    assert!(summary.contains("057******8388"), "changed and masked: {summary}");
    page.tap(Side::Filer, "All of it is right").await;
}

async fn sheet(page: &Page, base: &str) {
    answer(page, ("Please send the signed sheet.", Tap("Get the sheet"))).await;
    let link = page.find("//section[@data-pane='filer']//a[contains(@class,'document')]").await;
    let href = link.attr("href").await.expect("a link").expect("an address");
    let address = reqwest::Url::parse(base).and_then(|base| base.join(&href)).expect("an address");
    let paper = reqwest::get(address).await.expect("the paper is there").bytes().await.expect("all of it");
    assert!(paper.starts_with(b"%PDF-"), "the sheet is a PDF");
    page.picture("person-09-sheet").await;
    page.sample_picture("sheet_unsigned").await;
    page.sees(Side::Filer, "Our own check").await;
}

async fn review(page: &Page) {
    page.sees(Side::Reviewer, "First filing (首次备案)").await;
    page.picture("person-10-at-the-desk").await;
    page.tap(Side::Reviewer, "I take it").await;
    page.sees(Side::Reviewer, "Taken by 陈静").await;
    page.tap(Side::Reviewer, "Send points back").await;
    page.sees(Side::Reviewer, "What goes back?").await;
    page.picture("person-11-what-goes-back").await;
    page.tap(Side::Reviewer, "Sending").await;
    page.tap(Side::Reviewer, "Signed sheet").await;
    page.sees(Side::Reviewer, "Signed sheet: why?").await;
    page.tap(Side::Reviewer, "A signed paper is not accepted").await;
    page.sees(Side::Reviewer, "✗ Signed sheet").await;
    page.tap(Side::Reviewer, "Add a note").await;
    page.sees(Side::Reviewer, "please write the note").await;
    page.send(Side::Reviewer, "The signature is missing.").await;
    page.sees(Side::Reviewer, "“The signature is missing.”").await;
    page.picture("person-12-with-a-note").await;
    page.tap(Side::Reviewer, "Send back now").await;
    page.restart().await;
    let told = page.sees(Side::Filer, "Our reviewers sent one point back.").await;
    assert!(told.contains("The signature is missing."), "{told}");
    page.picture("person-13-sent-back").await;
    page.sample_picture("sheet").await;
    answer(page, ("Ready to be sent again", Tap("Send it again"))).await;
    page.sees(Side::Reviewer, "● Signed sheet").await;
    page.until("the card stands below the new picture", async || {
        page.buttons(Side::Reviewer).await.iter().any(|text| text == "Accept")
    })
    .await;
    page.gone("//div[@id='toasts']/*").await;
    page.picture("person-14-again-at-the-desk").await;
    page.tap(Side::Reviewer, "Accept").await;
    page.sees(Side::Filer, "Our reviewers are content with it.").await;
}

async fn copy_deck(page: &Page) {
    answer(page, ("Ready to submit", Tap("Lead me through the forms"))).await;
    for (number, (title, value)) in PERSON_DECK.iter().enumerate() {
        let text = page.sees(Side::Filer, &format!("Page {} of 9", number + 1)).await;
        assert!(text.contains(title) && text.contains(value), "{title}, {value}: {text}");
        page.picture(&format!("person-15-deck-{}", number + 1)).await;
        page.tap(Side::Filer, "Done, next page").await;
    }
    answer(page, ("Page 9 of 9", Tap("I have submitted it"))).await;
    page.sees(Side::Filer, "First review (初审)").await;
    page.picture("person-16-submitted").await;
}

async fn at_the_authorities(page: &Page) {
    page.skip("day").await;
    page.sees(Side::Filer, "Please keep the phone of example.cn on.").await;
    page.picture("person-17-a-day-later").await;
    page.tap(Side::Filer, "The first review passed").await;
    answer(page, ("Text message check (短信核验)", Tap("Text message done: principal"))).await;
    page.restart().await;
    page.sees(Side::Filer, "Bureau review (管局审核)").await;
    for _ in 0..4 {
        page.skip("day").await;
    }
    page.picture("person-18-at-the-bureau").await;
    page.tap(Side::Filer, "It is approved").await;
    answer(page, ("Which number did the ministry", Sample("subject_number"))).await;
    answer(page, ("What is the filing number of the site?", Sample("site_number"))).await;
}

async fn after_approval(page: &Page) {
    let news = page.sees(Side::Filer, "For the foot of the home page").await;
    for shown in ["The filing is in force.", "浙ICP备2026012345号-1", "Police record (公安联网备案)"] {
        assert!(news.contains(shown), "{shown} in {news}");
    }
    page.picture("person-19-approved").await;
    page.skip("reminder").await;
    answer(page, ("Is the filing number at the foot of example.cn?", Tap("It is done"))).await;
    page.skip("reminder").await;
    page.sees(Side::Filer, "Please look up example.cn once").await;
    page.picture("person-20-duties").await;
}

/// Opens a company's filing.
const COMPANY_OPENING: [Step; 11] = [
    ("可以为这次备案保存您的回答和照片吗", Tap("同意")),
    ("可以经过 Telegram 的服务器吗", Tap("同意")),
    ("您的备案走到哪一步了", Tap("刚开始准备")),
    ("网站的服务器在哪里", Tap("阿里云，中国内地")),
    ("这个网站以谁的名义备案", Tap("企业")),
    ("这个名义以前备过案吗", Tap("没有备过")),
    ("您在哪个省备案", Tap("广东")),
    ("主体负责人就是法定代表人吗", Tap("是")),
    ("网站也由同一个人负责吗", Tap("是同一个人")),
    ("服务器符合备案要求吗", Tap("都符合")),
    ("备案承诺书", Tap("开始填写")),
];

/// The company, its principal, its website and its papers.
const COMPANY: [Step; 24] = [
    ("单位的全称是", Sample("subject_name")),
    ("单位证件上的号码是", Sample("subject_cert_number")),
    ("单位证件的有效期是", Sample("subject_validity")),
    ("单位证件上的住所是", Sample("subject_address")),
    ("单位的通信地址是", Sample("contact_address")),
    ("其他人都同意了吗", Tap("他们都同意了")),
    ("主体负责人叫什么", Sample("principal_name")),
    ("主体负责人的证件号码是", Sample("principal_cert_number")),
    ("主体负责人证件的有效期是", Sample("principal_validity")),
    ("主体负责人的手机号是", Sample("principal_mobile")),
    ("还有哪个电话能找到主体负责人", Sample("principal_emergency")),
    ("主体负责人的电子邮箱是", Sample("principal_email")),
    ("要备案的域名是哪个", Sample("domain")),
    ("域名准备好了吗", Tap("都符合")),
    ("域名哪天到期", Tap("以后再填")),
    ("网站叫什么名字", Sample("site_name")),
    ("网站提供什么服务", Tap("单位门户网站")),
    ("网站用哪些语言", Tap("就选：中文简体")),
    ("网站涉及下面这些领域吗", Tap("不涉及")),
    ("网站上会有些什么", Tap("跳过")),
    ("请发单位证件的照片", Picture("licence")),
    ("请发主体负责人身份证的人像面", Picture("id_front")),
    ("请发主体负责人身份证的国徽面", Picture("id_back")),
    ("请发签好的备案承诺书", Picture("promise")),
];

/// From the second page of the deck to the number, in Guangdong the subject's, in the footer.
async fn company_at_the_authorities(page: &Page) {
    for number in 2..9 {
        page.sees(Side::Filer, &format!("第 {number} 页，共 9 页")).await;
        page.tap(Side::Filer, "填好了，下一页").await;
    }
    answer(page, ("第 9 页，共 9 页", Tap("我已经提交"))).await;
    answer(page, ("阿里云初审", Tap("初审通过了"))).await;
    answer(page, ("工信部短信核验", Tap("短信已核验：主体负责人"))).await;
    page.restart().await;
    answer(page, ("管局审核", Tap("备案通过了"))).await;
    page.picture("company-5-number").await;
    page.send(Side::Filer, "粤ICP备2026012345号").await;
    page.tap(Side::Filer, "以后再填").await;
    let approved = page.sees(Side::Filer, "公安联网备案").await;
    assert!(approved.contains(">粤ICP备2026012345号</a>"), "{approved}");
    page.picture("company-6-approved").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_in_guangdong_files_in_chinese_from_start_to_approved() {
    let demo = DemoProcess::start("zh_CN.UTF-8").await;
    let url = format!("{}?lang=zh", demo.url);
    with_page("company", &url, async |page| {
        page.click("//div[@class='empty']//button").await;
        page.sees(Side::Filer, "全程免费").await;
        page.picture("company-1-welcome").await;
        answer_all(page, &COMPANY_OPENING).await;
        answer_all(page, &COMPANY).await;
        let summary = page.sees(Side::Filer, "这些内容都对吗").await;
        for shown in ["9133**********5T2Y", "广东", "域名到期日"] {
            assert!(summary.contains(shown), "{shown} in {summary}");
        }
        page.picture("company-2-summary").await;
        page.tap(Side::Filer, "都对").await;
        // The sample licence is from Zhejiang and the promise no print of the bot's: both may be refused, and are told.
        page.tap(Side::Filer, "就这样继续").await;
        // What was put off is asked before anything is sent.
        answer(page, ("域名哪天到期", Sample("domain_expiry"))).await;
        page.restart().await;
        answer(page, ("请发签字盖章的核验单", Picture("sheet_company"))).await;
        page.sees(Side::Filer, "我们的预审").await;
        page.tap(Side::Reviewer, "我来看").await;
        page.picture("company-3-at-the-desk").await;
        page.tap(Side::Reviewer, "通过").await;
        page.tap(Side::Filer, "带我填表").await;
        page.tap(Side::Filer, "填好了，下一页").await;
        page.sees(Side::Filer, "91330106MA00TE5T2Y").await;
        page.picture("company-4-deck").await;
        company_at_the_authorities(page).await;
        page.resize(390, 844).await;
        page.picture("company-7-approved-on-a-phone").await;
        page.click("//button[@role='tab'][2]").await;
        page.sees(Side::Reviewer, "单位门户网站").await;
        page.picture("company-8-desk-on-a-phone").await;
    })
    .await;
    demo.stop().await;
}
