# What reviewers would find, before they do: /check, before the submission, `beian forecast`.

forecast-title = What reviewers would say
# How many of the known reasons of refusal
forecast-counts = Known reasons for sending back: { $will } certain, { $may } possible, { $unknown } I can't check, { $fine } fine.
# $count, $list: items without an answer
forecast-missing = <b>Not given yet</b> ({ $count }): { $list }
forecast-will = <b>✗ This will be refused</b>
forecast-may = <b>This may be refused</b>
forecast-unknown = <b>I can't check this: please have a look</b>
# $name: the items, $text: what is amiss, $reason: the reviewers' reason, $source: who says so, $as_of: as of which month
forecast-row = • <b>{ $name }</b>: { $text }
forecast-row_source =
    • <b>{ $name }</b>: { $text }
    <i>{ $source }, { $as_of }</i>
forecast-row_reason =
    • <b>{ $name }</b>: { $text }
    <i>{ $reason } · { $source }, { $as_of }</i>
# $fix: what to do about a reason
forecast-fix = → { $fix }
# $look: where to look
forecast-look = • <b>{ $reason }</b>: { $look }
forecast-more = … and { $count } more
forecast-note = <i>My checks are a help, not a promise: Alibaba and the bureau decide.</i>
forecast-held = ✗ Not handed in yet: as it stands it would be sent back. Change what is named below, then confirm again.
# On the terminal
forecast-fine = ✓ Nothing speaks for these

# Where only a person can look. look-<code of the reason>
look-R01 = The ministry's register learns of a domain three days after its real-name check. When was yours?
look-R02 = Does the registrar's page say that the real-name check (实名认证) has passed?
look-R03 = Does the registrar's page name the very subject as holder (域名所有者), with the same paper and number?
look-R04 = Is the registrar one in mainland China? A domain at one abroad must be moved first.
look-R05 = Are there more than three months left on the registrar's page?
look-R08 = Open the domain, with and without www: nothing may answer. No A, AAAA or CNAME records.
look-R09 = Do all sites filed under this subject open, on servers in mainland China?
look-R10 = Does each filed site show its number at the foot, linked to beian.miit.gov.cn?
look-R11 = Does the site show only what name and remark say: no goods, forum or approval-bound content?
look-R12 = I measure light and sharpness but can't read. Is it the original, with all corners, every word readable?
look-R15 = Is a phone, ID number or e-mail of these persons in another filing? Ask them.
look-R17 = Look the subject's name up at beian.miit.gov.cn: is there a filing already?
look-R18 = Is another order for this subject or domain open, at any provider?
look-R20 = Alibaba's console: region in mainland China, prepaid (包年包月), three months or more?
look-R21 = Look the filing number up at beian.miit.gov.cn: is it still there?
look-R22 = Will every principal have the phone at hand and answer the ministry's message within 24 hours?
look-R23 = Can each principal do the face check in person: white wall, even light, no glasses?
look-R24 = Compare name, code and address with gsxt.gov.cn: the same, and not listed as abnormal?
look-R28 = Will calls from 95187 and 0571 be answered in the next days?
look-R29 = Are the papers signed by the right person, with the official seal (公章), without corrections?
