# What two answers say together: told once, with a button for either. $province: the filing's province

## Frames. $names: the answers concerned, $text: one of the faults below or elsewhere
frame-cross = ! <b>{ $names }</b>: { $text }
frame-cross_block = ✗ <b>{ $names }</b>: { $text }
frame-second_look = ✗ <b>{ $name }</b>: { $text }
frame-second_look_doubt = ! <b>{ $name }</b>: { $text }

# Behind Why?; $source: who says so, $as_of: as of which month
frame-cross_why = <blockquote>{ $text }
    <i>{ $source }, { $as_of }</i></blockquote>

## Buttons and what a press does. $name: what the item is called, $count: warnings
button-cross_change = Change: { $name }
button-cross_keep = It really is so
notice-cross_kept = { $count ->
        [one] ✓ Noted: it really is so. I will not ask again unless one of the answers changes.
       *[other] ✓ Noted: they really are so. I will not ask again unless one of the answers changes.
    }

## After the rules changed. $count: answers, $since: the day of the last answer under the old rules
rules-changed = The rules have changed since { $since }. { $count ->
        [one] One of your answers needs
       *[other] { $count } of your answers need
    } a second look; all others stay as they are:
rules-changed_more = … and { $count } more.
rules-changed_asked = I ask for them one by one, after the question that is open now.
history-rules = The rules changed; second look at { $count ->
        [one] one answer
       *[other] { $count } answers
    }
fault-option_gone = This choice no longer exists. Please choose again.

## Persons. $age, $min, $max: years
fault-cross_child = By this number the person is { $age } years old. Hardly any province takes somebody under 14, and then only with a guardian's papers. Is it the right person?
fault-cross_old = By this number the person is { $age } years old; { $province } takes nobody over { $max } for this. Name a younger person, or ask the bureau first.
fault-cross_superior_person = Here the organisation above yours is meant, never a person. If there is none, give your own organisation's name again.
fault-cross_lr_must = { $province } accepts only the legal representative as principal; anybody else will most likely be refused. Take the legal representative, if you can.
fault-cross_lr_same_site = In { $province } a principal who is not the legal representative must look after the website too. Take the same person for both.
fault-cross_lr_is_principal = You said that the principal is not the legal representative, but both have the same name. Is it one person?
fault-cross_one_person = You named two people, but both have the same number. Is it one person after all?

## Telephones and e-mail. $have, $min: different numbers
fault-cross_own_phones = The emergency number must be another one than the person's own mobile; equal ones are refused. Change one of the two.
fault-cross_two_phones = Two people need two mobile numbers: each gets a text message of its own. Change one of the two.
fault-cross_two_mails = Two people need two e-mail addresses; equal ones are refused. Change one of the two.
fault-cross_others_phone = The emergency number of one is the mobile of the other. Most bureaus want a third number: better change it.
fault-cross_phones_few = { $province } counts the numbers: two people need { $min } different ones, and there are { $have }. Change one that comes twice.
fault-cross_local_phone = { $province } asks for a number from the province itself, and I can't see where yours is from. If it is from elsewhere, better give another.

## Places. $city, $other: cities
fault-cross_nonlocal_no = { $province } files only people whose card is from there. File in the province on the card; the server may stay where it is.
fault-cross_nonlocal_unclear = I know no rule of { $province } for people from elsewhere. Have a residence permit ready; it may be asked for.
fault-cross_other_city = One is in { $city }, the other in { $other }, and { $province } wants both in the same city. Give an address for letters in the city of the certificate.

## Days. $day: the day it ends, or from which it will do; $days: days
fault-cross_ends_soon = It ends on { $day }. Papers must be valid for three months more on the day of submission: better renew it first.
fault-cross_licence_year = It ends on { $day }. { $province } wants a licence that is valid for a year more: ask the registry for a longer one first.
fault-cross_domain_expired = The domain ended on { $day }. Renew it at the registrar, then change the date; until then nothing is sent.
fault-cross_domain_ends = The domain ends on { $day }. Most bureaus want three months or more: renew it at the registrar first.
fault-cross_domain_fresh = The ministry's register knows a real name about { $days } days later. Submit at Alibaba on { $day } or after; everything here can be done before.

## Domain and holder
fault-cross_holder_person = A person's site needs a domain in that person's own name. Transfer it (过户) at the registrar, which takes two to three days; then change the answer.
fault-cross_holder_unit = The domain must belong to the organisation. Transfer it (过户) at the registrar, which takes two to three days; then change the answer.
fault-cross_holder_proof = Few provinces accept a shareholder as holder, and only with a form of proof. The safe way is to transfer the domain (过户) to the organisation.
fault-cross_holder_strict = { $province } accepts only the organisation itself as holder. Transfer the domain (过户) to the organisation before you submit.

## Name, content, approvals. $words: the words found, $approval: the field that they belong to
fault-cross_name_is_domain = A domain is no name for a site; it is refused. Give a name that says what the site is about.
fault-cross_approval_individual = A person can't get such an approval. Leave this content out of the site and choose "none", or file as an organisation.
fault-cross_approval_words = { $words } points to { $approval }, but no such approval was chosen. Choose it, use other words, or have a word of the authority that none is needed.
fault-cross_company_words = { $words } sounds like a company's site. A person's site can't hold such content: write what it really holds, or file as an organisation.

## Pictures. $read: what was read on one, $name: which answer says otherwise, $value: what was read, masked where it
## should be, $place: the first sign that differs, 0 where that says nothing
fault-cross_read = On the picture I read something else than you gave: { $read }. I may have misread: please compare, then change what is wrong.
fault-cross_read_value = { $name } <code>{ $value }</code>{ $place ->
        [0] { "" }
       *[other] { " " }(sign { $place } is another one)
    }
