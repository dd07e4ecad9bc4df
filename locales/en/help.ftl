# Answers by topic. The value stands on the button and above the text; .text is the answer, at most 900 characters.

help-kinds = Which filing do I need?
    .text =
        • Nothing filed in this name yet: <b>first filing</b> (首次备案). An app or a mini-program counts as filed too.
        • One more website for a name on file: <b>new site</b> (新增). It needs less if the first one went through Alibaba.
        • Name and domain on file, the server moves to Alibaba: <b>access</b> (新增接入). The number stays.
        • Something on file is no longer true: <b>change</b> (变更).
        • Server outside the mainland: none.

        Alibaba decides from what you enter. If it comes back as the wrong kind (备案类型错误), mostly a name or a number was typed differently from the old record. You can look that up at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> under 公共查询.
help-server = The server and the account
    .text =
        The server must be in a region of mainland China, have a public IP address and be prepaid (包年包月) for three months or more; renewals count. Each has places for five filings. It must stay paid until the end of the review.

        One Alibaba account holds one subject. If the server belongs to another account, its owner makes a <b>service code</b> (备案服务码) for you; each code works once. You still file from your own account.

        You need not have the site ready. It may not even be open yet.
help-names = Names that pass
    .text =
        Nothing is refused as often as the name of the site.

        • three Chinese characters or more; not only digits or Latin letters
        • not the domain, no person's name, no place
        • not beginning with 中国, 国家, 中央 or the like
        • no 论坛, 新闻, 教育 and other fields that need a permit
        • a person: no 博客, 平台, 工作室, 社区, nothing that sounds like a company
        • an organisation: its own name or short form; a product's name is explained in the remark

        Later the title of the page should be the same. Have two spare names. A quiet, short name with a clear remark passes best.
help-photos = Photos of papers
    .text =
        • the original, in colour: no copy, no screenshot, no photo of a screen
        • flat, all four corners in the picture, right way up
        • no glare: turn the card a little away from the lamp
        • sharp enough that the smallest line can be read
        • nothing written over it, nothing cropped

        Send it as a file if you can: Telegram makes photos smaller. Certificates may be PDF.

        Photos here are a rehearsal. Alibaba takes them again in its own app. For its <b>face check</b> the site's principal stands before a white wall, in person, without hat and glasses, with a VPN switched off.
help-sheet = The sheet (核验单)
    .text =
        The 《ICP备案信息真实性核验单》 repeats what you file, to be signed. I make it from your answers.

        • print it, sign by hand in black or blue: the site's principal
        • an organisation adds its official seal (公章); a finance or contract seal does not count
        • leave the date empty, correct nothing: print it anew instead
        • photograph the whole page with all edges

        Today most checks are electronic. Upload it only where Alibaba's page has a place for it; if it does, use the template given there. If it has none, tap that it is not asked for.
help-calls = Phone calls
    .text =
        Alibaba and the bureau may call the principals: Alibaba mostly from 95187 or an 0571 number. They ask who you are and what the site is about. If nobody answers, they try once more about an hour later; after that the filing comes back.

        So until it is approved: phone on, unknown numbers answered, calls from there not blocked.

        They never ask for a password, an SMS code or money. If somebody does, hang up.
help-sms = The text message (短信核验)
    .text =
        After the first review two messages come. The first is from Alibaba and needs nothing. The second is from the ministry (12381, or 106… with 12381 at the end) and holds a code of six digits.

        Within <b>24 hours</b>, on holidays too: <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> → 短信核验, then the code, the mobile number and the last six signs of the ID number. You have at most five tries. Two principals: both must do it.

        <b>It did not come?</b> The same page can send it again (短信重发). Look among blocked messages; restart the phone. Access to Alibaba: it goes to the number on file.

        No other address is right. Never give the code to anybody, not to me either.
help-duration = How long it takes
    .text =
        • domain, after its real-name check: about 3 days
        • first review (初审): mostly 1 working day, sometimes 2
        • text message: you, within 24 hours
        • bureau review (管局审核): 1 to 20 working days; 20 is the limit by law, counted from the last text message check

        All in all: a week if all goes well, a month or more if it comes back. Public holidays don't count; I show you the days.

        Nobody can hurry it. After 20 working days you can ask Alibaba or the bureau.
help-meanwhile = The site meanwhile
    .text =
        A domain without filing must not lead to a website until it is approved. So keep it closed: no A, AAAA or CNAME records, also no page that says it is being built.

        Websites of the same name that are filed already must stay open: the bureau looks whether each of them works, shows its filing number at the foot and fits the name.

        A domain that moves its server to Alibaba (接入) may stay open all the while.
help-dns = DNS, before and after
    .text =
        <b>Before</b>: pause A, AAAA and CNAME of the new domain and its sub-domains, at the CDN too. Leave MX and TXT, or your mail stops. Don't touch domains that are filed already. Caches may take some hours.

        <b>After approval</b>: switch them on again, pointing to your server at Alibaba. Alibaba lifts its own block by itself within a working day; if not, ask it in the console.

        <b>Later</b>: at least one record of the domain must keep pointing to a mainland server at Alibaba that answers. Otherwise Alibaba's access is taken off the record, and the number is lost in the end.
help-free = What it costs
    .text =
        The filing is free: at Alibaba, at the bureau, and here. You pay only for the server and the domain.

        Whoever sells "express" filings or promises that it passes can do neither: the bureau takes no orders from anybody. Some of them want your password or the SMS code. Give them to nobody.

        Nobody needs to be paid for a call, a form or a stamp on the way.
help-after = After it is approved
    .text =
        • The ministry's message brings the number of the subject; the number of the site (with -1) follows some hours later.
        • Put the site's number at the foot of the home page, linked to https://beian.miit.gov.cn/ . In Guangdong it is the subject's. Missing: a fine of 5,000 to 10,000 yuan.
        • Police record (公安联网备案) within 30 days at <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>. Its number goes to the foot as well.
        • Something changes: bring the filing up to date within 10 working days.
        • Keep server and domain paid. A lost domain costs the filing.
        • Title and content stay what was filed.

        I remind you of each of these.
# $long: how long it is kept (kept-until_…)
help-privacy = What is kept here
    .text =
        <b>Before you agree</b>: chat number and language.
        <b>After</b>: your answers and photos, each filing sealed with a key of its own.
        <b>How long</b>: { $long }. /forget destroys the key, so nothing can be read any more.
        <b>Who sees it</b>: you, and the reviewers of this bot if it has any. Nobody sells or trains on it. The authorities get only what you enter there yourself.
        <b>Telegram</b> keeps its own copies of this chat, and reviewers may have copies in theirs. A bot can delete messages only for 48 hours; older ones you delete yourself.
        <b>Your right</b>: /export gives you everything. Other people's papers: only if they agreed.
help-stuck = I am stuck
    .text =
        • /status says where you are and what to do now
        • /back goes to the question before, /change to any other
        • /why explains the question that is open
        • /check lists what is missing or doubtful so far
        • /human asks a person to write to you, where this bot has reviewers
        • /cancel withdraws this filing, /new begins another

        Nothing is lost if you stop, block me or come back in a month: the question waits as it stood. If Alibaba's page shows something else than I say, its page is right.
