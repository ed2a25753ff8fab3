# All messages in English. The message of a rule is named after it (family-name), variants have a suffix; .help says
# what to do next. How to write them: docs/wording.md.

## Reports

report-error = error
report-warning = warning
report-hint = hint
report-help = help:{" "}
report-root = The folder of the workspace
report-head-severity = Severity
report-head-place = Place
report-head-finding = Finding
report-head-advice = What to do
report-summary = Checked { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $positions ->
        [one] 1 position
       *[other] { $positions } positions
    } and { $departments ->
        [one] 1 department
       *[other] { $departments } departments
    }: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $hints ->
        [one] 1 hint
       *[other] { $hints } hints
    }.
report-several = { $message } There are { $count } on this line.
report-more-places = { $message } ({ $count ->
        [one] One more place is not shown
       *[other] { $count } more places are not shown
    }; --format json lists them all.)
report-hints-file = { $path }: { $hints ->
        [one] 1 hint
       *[other] { $hints } hints
    } ({ $rules }).
report-hints-rule = { $count } { $rule }
report-hints-more = { $files ->
        [one] 1 more file has { $hints ->
            [one] 1 hint
           *[other] { $hints } hints
        }.
       *[other] { $files } more files have { $hints } hints.
    }
report-hints-hidden = { $hints ->
        [one] 1 hint is not shown; --hints shows it.
       *[other] { $hints } hints are not shown; --hints shows them.
    }

fix-delete-line = delete the line
fix-move-last = move it to the end
fix-delete = delete “{ $text }”
fix-renumber = number anew
fix-replace = write “{ $new }”
fix-break-line = start a new line here
fix-append = add “{ $new }” at the end
fix-insert = add the line “{ $new }”

## Syntax

syntax-unknown-declaration = “{ $word }” declares nothing that is known; everything down to the next declaration was left unread.
    .help = Begin the line with “position:”, “department:”, “organisation:”, “matter:”, “kpi:”, “process:”, “person:” or “position template:”; if it belongs to the declaration above, put two blanks in front of it.
syntax-unknown-declaration-near = “{ $word }” is unknown; did you mean “{ $near }”?
    .help = Change “{ $word }” to “{ $near }”.

syntax-missing-name = There is no name after “{ $word }”.
    .help = Write the name after the colon, on the same line as “{ $word }”.

syntax-unknown-field = The label “{ $word }” is unknown; it and the lines below it were left unread.
    .help = Check the spelling; if this is text, put a number in front of it, or move it to “notes”.
syntax-unknown-field-near = The label “{ $word }” is unknown; did you mean “{ $near }”?
    .help = Change “{ $word }” to “{ $near }”.

syntax-misplaced-field = “{ $word }” cannot be written here; it is a label of another declaration: { $kinds }.
    .help = Move it below such a declaration, or use a label that is known here.
syntax-misplaced-field-record = “{ $word }” belongs inside “{ $record }”.
    .help = Add the line “{ $record }:” above it.
syntax-misplaced-field-declaration = “{ $word }:” begins a new declaration and must start in the first column.
    .help = Delete the blanks in front of it.

syntax-duplicate-field = “{ $word }” is written twice in one declaration.
    .help = Merge the two, or delete one of them.
syntax-duplicate-field-alias = “{ $word }” is the same label as “{ $first }” above, so it is written twice.
    .help = Merge the two, or delete one of them.
syntax-duplicate-field-first = “{ $word }” is first written here

syntax-bad-table = The column head “{ $column }” is unknown; the column was left unread.
    .help = Use a known column head, or move the text to a column “note”.
syntax-bad-table-near = The column head “{ $column }” is unknown; the column was left unread. Did you mean “{ $near }”?
    .help = Change “{ $column }” to “{ $near }”.
syntax-bad-table-cells = This row has { $found ->
        [one] 1 cell
       *[other] { $found } cells
    }, the first row has { $wanted }; it was left unread.
    .help = Add or delete a “|” so that every row has as many cells as the first; empty cells count.
syntax-bad-table-no-heads = The first row of a table names its columns, but no name here is known; the table was left unread.
    .help = Put a row of column heads on top, with a column “{ $column }” at least.
syntax-bad-table-no-text = This table has no column “{ $column }”, so it was left unread.
    .help = Add a column “{ $column }” that says what each row is about.

syntax-bad-attribute = “{ $key }” in square brackets is unknown; this note was left unread.
    .help = Use square brackets only for notes such as “every:” or “share:”, and round brackets for remarks.
syntax-bad-attribute-near = “{ $key }” in square brackets is unknown; this note was left unread. Did you mean “{ $near }”?
    .help = Change “{ $key }” to “{ $near }”.
syntax-bad-attribute-no-colon = The colon after “{ $key }” in “[{ $text }]” is missing.
    .help = Write “[{ $key }: …]”; use round brackets for remarks.

syntax-bad-number = “{ $text }” is not a number and was left unread.
    .help = Write figures, such as 3, 2–3, 30% or 4+N.
syntax-bad-date = “{ $text }” is not a date and was left unread.
    .help = Write it as 2026-01-05 or 5 January 2026, for 05/01/2026 may be either of two days; a period is two dates with “to” between them.
syntax-bad-amount = “{ $text }” cannot be read as an amount.
    .help = Write it as $5,000, up to $5,000 per item, or over $5,000 to $20,000; leave it empty for any amount.

syntax-run-on = There are two labels on this line; the second is “{ $word }”.
    .help = Start a new line at “{ $word }”.

syntax-bad-suppression-unknown = There is no rule “{ $rule }”, so this waiver does nothing.
    .help = Look the name up with “rolec rules”.
syntax-bad-suppression-near = There is no rule “{ $rule }”; did you mean “{ $near }”?
    .help = Change “{ $rule }” to “{ $near }”.
syntax-bad-suppression-reason = This waiver gives no reason, so it does nothing.
    .help = Add “— reason” at the end: why is this an exception?
syntax-bad-suppression-form = This looks like a waiver but cannot be understood.
    .help = Write “# rolec: allow(rule) until 2026-12-31 by Internal Control — reason”; “until” and “by” may be left out.
syntax-unused-suppression = This waiver is not used: nothing below it is reported by “{ $rules }”.
    .help = Delete the line if the problem is solved; if the place is wrong, move it right above the declaration, label, item or row that is reported.
syntax-expired-suppression = This waiver expired on { $date } and does nothing any more.
    .help = Solve what it waived, or have it approved again and change the date.

syntax-encoding = This file is encoded as { $encoding }; it was read all the same.
    .help = Run “rolec fmt” to store it as UTF-8, which every computer shows correctly.
syntax-stray-text = There is no declaration before “{ $text }”, so it belongs to nothing and was left unread.
    .help = Write “position: …” or “department: …” above it; if it is a remark, begin the line with #.
syntax-stray-text-declaration = There is no label before “{ $text }”, so it could be anything and was left unread.
    .help = Write a label in front of it, such as “purpose:” or “duties:”.
syntax-stray-text-label = “{ $label }” takes one line; “{ $text }” is not part of it and was left unread.
    .help = Write a label in front of this line, or join it to the line of “{ $label }”.
syntax-not-a-file-folder = “{ $path }” is a folder and was not read.
    .help = Give the folder a name that does not end in .role.
syntax-not-a-file-device = “{ $path }” is not a regular file and was not read.
    .help = Replace it with a regular file, or give it a name that does not end in .role.
syntax-unreadable = “{ $path }” is not text: nothing can be read from byte { NUMBER($offset, useGrouping: "false") } on.
    .help = Open it in an editor and save it as UTF-8 text; from a Word file, paste the text into a new .role file.
syntax-unreadable-denied = You have no permission to open “{ $path }”.
    .help = Ask the owner of the file for permission to read it.
syntax-unreadable-io = “{ $path }” cannot be opened: { $reason }.
    .help = Check whether another program is using it, and whether the disk works.
syntax-unreadable-too-long = “{ $path }” is larger than 4 GB and was not read.
    .help = Split it by department.
syntax-unreadable-open = “{ $path }” is longer than 8 MB and is not checked while it is open in the editor.
    .help = Split it by department. To check it as it is, save it and run “rolec check”.

## Names

name-ambiguous = “{ $name }” may be any of several: { $candidates }.
    .help = Write the department before it, as in “{ $first }”; for a position its code will do as well.
name-unknown-position = There is no position “{ $name }”.
    .help = If it is new, describe it with “position: { $name }”, or add “@{ $name }” to the outline.
name-unknown-department = There is no department “{ $name }”.
    .help = If it is new, describe it with “department: { $name }”, or add “{ $name }” to the outline.
name-unknown-template = There is no position template “{ $name }”.
    .help = Describe it with “position template: { $name }”, or use the name of one that exists.
name-unknown-matter = There is no matter “{ $name }”.
    .help = Declare it with “matter: { $name }”, or use the name of one that exists.
name-unknown-near = There is no “{ $name }”; did you mean “{ $near }”?
    .help = Correct the name; if somebody else is meant, describe it, or add it to the outline.
name-unknown-again = “{ $name }” is also written here
name-unit-as-person = “{ $name }” is a department; a position is needed here.
    .help = Name the position; “{ $name }” has no head yet, so add one as well.
name-unit-as-person-head = “{ $name }” is a department; a position is needed here.
    .help = If its head is meant, write “{ $head }”.
name-unit-as-person-table = “{ $name }” in the approval table is a department; it is read as its head “{ $head }”.
    .help = Better write “{ $head }”; if the head is meant, it may stay.
name-either-or = “{ $name }” leaves open which of the positions is meant.
    .help = Name one of them; if the other stands in for it, write the other under “deputy”.
name-either-or-list = “{ $name }” leaves open which of the positions is meant.
    .help = Write them one by one, the first in order first: “{ $positions }”.
name-several = One sheet describes several positions: { $names }.
    .help = Write a sheet for each; put what they share into a “position template” and write “like: …” on each sheet.
name-several-department = One sheet describes several departments: { $names }.
    .help = Write a sheet for each, so that their people and functions can be told apart.
name-stub = The position “{ $name }” is in the outline but has no description yet.
    .help = Describe it with “position: { $name }”, or leave it for later.
name-stub-department = The department “{ $name }” is in the outline but has no description yet.
    .help = Describe it with “department: { $name }”, or leave it for later.
name-stub-established = “{ $name }” is in the establishment but has no description yet.
    .help = Describe it with “position: { $name }”; if it is short for another title, write that title in full.
name-duplicate-position = The position “{ $name }” is described twice.
    .help = Merge the two; if they are two positions, give them different titles or departments.
name-duplicate-department = The department “{ $name }” is described twice.
    .help = Merge the two; if they are two departments, give them different parents.
name-duplicate-code = The code “{ $name }” already belongs to “{ $owner }”.
    .help = Give one of the positions another code.
name-duplicate-department-code = The code “{ $name }” already belongs to “{ $owner }”.
    .help = Give one of the departments another code.
name-duplicate-matter = The matter “{ $name }” is declared twice.
    .help = Merge the two.
name-duplicate-kpi = The indicator “{ $name }” is defined twice.
    .help = Keep one definition.
name-duplicate-process = The process “{ $name }” is described twice.
    .help = Merge the two, or rename one.
name-duplicate-template = The position template “{ $name }” is described twice.
    .help = Keep one, or rename one.
name-duplicate-outline = “{ $name }” appears twice in the same place of the outline.
    .help = Delete one of the two lines.
name-duplicate-first = “{ $name }” is already used here

## Reporting

reporting-one-sided-unlisted = “{ $superior }” does not list all that report to it: { $positions } { $count ->
        [one] names
       *[other] name
    } it as the superior.
    .help = Add to its direct reports; whoever does not report to it, correct that sheet.
reporting-one-sided-unstated = “{ $position }” names no superior, but “{ $superior }” lists it as a direct report.
    .help = Add “reports to: { $superior }”; if it does not report there, take it out of that list.
reporting-names = “{ $position }” says it reports to “{ $superior }”
reporting-lists = “{ $superior }” lists “{ $position }” as a direct report
reporting-outlines = the outline puts “{ $position }” under “{ $superior }”
reporting-department = the department says that its head “{ $position }” reports to “{ $superior }”
reporting-cycle = These positions report to each other in a circle: { $circle }.
    .help = Find the one that names the wrong superior, and name a position outside the circle.
reporting-self = “{ $position }” reports to itself.
    .help = Name its real superior; for the very top write “reports to: none”.
reporting-mismatch = “{ $superior }” lists “{ $position }” as a direct report, but “{ $position }” reports to “{ $stated }”.
    .help = Decide who the superior is and change the other place; a second line can be “dotted line to” or “functional superior”.
reporting-mismatch-top = “{ $superior }” lists “{ $position }” as a direct report, but “{ $position }” says it reports to nobody.
    .help = Give “{ $position }” its superior, or take it off the list of “{ $superior }”.
reporting-mismatch-none = “{ $superior }” says it has no direct reports, but “{ $position }” reports to it.
    .help = Add “{ $position }” to the direct reports of “{ $superior }”, or change the superior of “{ $position }”.
reporting-mismatch-says-none = it says here that it reports to nobody
reporting-mismatch-lists-none = “{ $superior }” says here that it has no direct reports
reporting-two-superiors = “{ $position }” has several direct superiors: { $superiors }.
    .help = Keep one; move the others to “dotted line to” or “functional superior”.
reporting-no-superior = “{ $position }” reports to nobody, and nobody reports to it.
    .help = Name its superior; if it stands alone on purpose, write “reports to: none”.
reporting-many-tops = Several positions are at the top, each with its own people: { $positions }.
    .help = Give all but one of them a superior, so that the organisation has one top.
reporting-many-tops-other = “{ $position }” has no superior either
reporting-span = “{ $position }” has { $reports ->
        [one] 1 direct report
       *[other] { $reports } direct reports
    }, more than { $most }.
    .help = Add a level of supervisors in between, or change “span” under “thresholds” in rolec.yaml.
reporting-depth = The longest line of command has { $levels ->
        [one] 1 level
       *[other] { $levels } levels
    }, more than { $most }: { $line }.
    .help = Remove a level, or change “depth” under “thresholds” in rolec.yaml.
reporting-lone-report = “{ $position }” leads only “{ $report }”, and that is one person.
    .help = Consider making the two one level.
reporting-lone-report-uncounted = “{ $position }” leads only “{ $report }”.
    .help = Consider making the two one level; if several people hold “{ $report }”, write its headcount and this hint goes away.
reporting-grade-inversion = “{ $position }” is graded “{ $grade }”, above its superior “{ $superior }” (“{ $above }”).
    .help = Check both grades; if they are right, change the superior.
reporting-grade-inversion-superior = “{ $superior }” is graded “{ $grade }”
reporting-outside-department = “{ $position }” is in “{ $department }”, but its superior “{ $superior }” is in “{ $other }”.
    .help = Name a superior from this department or one above it; guidance across departments is “functional superior” or “dotted line to”.
reporting-dotted-duplicate = “{ $superior }” is already the direct superior of “{ $position }”; a dotted or functional line adds nothing.
    .help = Delete this name.
reporting-dotted-duplicate-again = “{ $superior }” is written twice here.
    .help = Delete one of the two.
reporting-deputy-self = “{ $position }” is its own deputy.
    .help = Name a position that can stand in for it.
reporting-deputy-superior = The deputy of “{ $position }” is its own superior “{ $deputy }”; nobody would be left to check.
    .help = Name a position on the same level or below.
reporting-deputy-vacant = The deputy of “{ $position }” is “{ $deputy }”, which has a headcount of 0; nobody can stand in.
    .help = Name a position that somebody holds.
reporting-skips-deputy = “{ $position }” reports straight to “{ $superior }”, past “{ $deputy }” who is in charge of “{ $area }”.
    .help = If “{ $deputy }” is in charge, write “reports to: { $deputy }”.
reporting-skips-deputy-duty = the duty of “{ $deputy }”

## Departments

department-parent = “{ $name }” is part of “{ $parent }”
department-cycle = These departments are part of each other in a circle: { $circle }.
    .help = Find the one that names the wrong parent, and name a department outside the circle.
department-no-head = The department “{ $name }” has no head.
    .help = Add “head: Position title”, or write “{ $name } [head: @Position title]” in the outline.
department-two-heads = The department “{ $name }” has several heads: { $heads }.
    .help = Keep one; if the other is a deputy, let it report to the head.
department-two-heads-other = here “{ $head }” is the head of “{ $name }”
department-head-elsewhere = The head of “{ $name }” is “{ $head }” in “{ $other }”, which is neither this department nor one above it.
    .help = Change the department of “{ $head }”, or name another head.
department-empty = The department “{ $name }” has no positions.
    .help = Describe its positions, or add its “establishment:”; if the department no longer exists, delete it.
department-unplaced = The position “{ $position }” is written below the department “{ $department }” but names no department.
    .help = Add “department: { $department }”; where a position is written does not count.
department-children = The department “{ $name }” has two parents: “{ $parent }” and “{ $other }”.
    .help = Decide where it belongs and change the other place.
department-children-none = The department “{ $name }” says it has no sub-departments, but it has: { $children }.
    .help = List them under “sub-departments”, or change their parent.
department-children-none-said = “{ $name }” says here that it has no sub-departments
department-children-missing = “{ $child }” is part of “{ $name }”, but the sub-departments of “{ $name }” leave it out.
    .help = Add “{ $child }” to the sub-departments of “{ $name }”, or change its parent.
department-children-list = here are the sub-departments of “{ $name }”
department-headcount = The headcounts of “{ $position }” differ: the establishment says “{ $row }”, the position says “{ $own }”.
    .help = Write the approved number in both places.
department-headcount-row = the establishment says “{ $count }” for “{ $position }”
department-headcount-position = the position “{ $position }” says “{ $count }”
department-headcount-total = The total of the establishment of “{ $name }” is given as “{ $total }”, but its rows add up to { $sum }.
    .help = Check every row and the total.
department-headcount-total-said = the total is given here
department-headcount-left-out = “{ $position }” has a headcount of “{ $own }”, but is missing from the establishment of “{ $name }”.
    .help = Add “{ $position }” to the establishment.
department-headcount-table = here is the establishment of “{ $name }”
department-headcount-blank = “{ $position }” has no number in the establishment of “{ $name }”.
    .help = Write the approved number, for a vacant post too; 0 if there is no post.
department-over-establishment = “{ $position }” has a headcount of “{ $headcount }”, but { $people ->
        [one] 1 person holds
       *[other] { $people } people hold
    } it.
    .help = Change the position of one of them, or raise the headcount.
department-over-establishment-headcount = the headcount is given here
department-over-establishment-person = this person also holds “{ $position }”
department-function-unowned = No position of “{ $name }” covers this function.
    .help = Add it to the duties of a position; if one does it already, use similar words.
department-function-overlap = “{ $name }” and “{ $other }” have the same function.
    .help = Decide whose it is; let the other department write only its own part.
department-function-overlap-other = the function of “{ $name }”

## Duties

duty-duplicate = “{ $position }” has this duty already.
    .help = Delete one of the two; if they differ, write how.
duty-duplicate-first = duty { $number } says the same
duty-duplicate-first-unnumbered = this says the same
duty-near-duplicate = Two duties of “{ $position }” say almost the same.
    .help = Make one of them, or write what differs.
duty-near-duplicate-first = almost the same as this one
duty-shared = “{ $position }” and “{ $other }” have the same duty; nothing says who does it and who answers for it.
    .help = Decide whose it is; let the other write only its own part.
duty-shared-first = the duty of “{ $position }”
duty-empty = Duty { $number } of “{ $position }” is empty.
    .help = Write it, or delete the line.
duty-numbering = The number here should be “{ $wanted }”, not “{ $number }”.
    .help = Number anew from here.
duty-contradiction-bound = “{ $text }”: a bound cannot be a range.
    .help = Keep one number; for a range, take the bound away.
duty-contradiction-upside-down = “{ $text }” runs from the larger number to the smaller.
    .help = Exchange the two numbers.
duty-prohibited = The prohibitions of “{ $position }” forbid this duty.
    .help = Decide whether it may be done, and change one of the two.
duty-prohibited-here = it is forbidden here
duty-time-share = The shares come to { $sum } %, not 100 %.
    .help = Divide anew, so that they come to exactly 100 %.
duty-catch-all-again = There is more than one duty of this kind.
    .help = Keep the last one.
duty-catch-all-not-last = Other duties follow this one.
    .help = Move it to the end.
duty-vague = “{ $word }” cannot be checked.
    .help = Write how often, by when or how much.
duty-no-verb = This duty does not begin with a verb; what is done stays open.
    .help = Begin with the verb, as in “Prepare …” or “Review …”.
duty-no-object = This duty has a verb and no object.
    .help = Write the object, as in “Review expense claims”.
duty-compound = This duty holds { $acts } acts.
    .help = Make several duties of it, one act each.
duty-attitude = “{ $word }” is an attitude, not a duty.
    .help = Delete it, or move it to the traits under qualifications.
duty-wrong-level-head = “{ $position }” has reports, but all of its duties only help with those of others.
    .help = Write what it answers for.
duty-wrong-level-clerk = “{ $position }” has no reports, but the duty says “{ $word }”.
    .help = Write the part that it does, or check the title.
duty-too-many = There are { $count } duties, more than { $most }.
    .help = Make one duty of the steps of one thing, or move them to a process.
duty-too-few = { $count ->
    [one] There is only 1 duty
   *[other] There are only { $count } duties
 }, fewer than { $least }.
    .help = Write the main things one by one.

## Indicators

kpi-weights = The weights of the indicators of “{ $position }” come to { $sum } %, not 100 %.
    .help = Divide anew, so that they come to exactly 100 %.
kpi-weights-group = The group “{ $group }” counts for { $weight } %, but the weights in it come to { $sum } %.
    .help = Let them come to the weight of the group, or to 100 %.
kpi-no-target = The indicator “{ $name }” has no target.
    .help = Write the target, such as “{ $name } ≥ 95%”; where there is no number, write a sentence that can be checked.
kpi-impossible-rate = The target of “{ $name }” is “{ $text }”, but such a rate is at most 100 %.
    .help = Write a number up to 100 %; if it is growth or a multiple, say so in the name.
kpi-impossible-upside-down = The target of “{ $name }” is “{ $text }”, from the larger number to the smaller; no number lies there.
    .help = Exchange the two numbers.
kpi-impossible-bound = The target of “{ $name }” is “{ $text }”: a bound cannot be a range.
    .help = Keep one number, or delete the “at least” or “≥” before them.
kpi-impossible-negative = The target of “{ $name }” is “{ $text }”, but such a number is never below zero.
    .help = Write a number above zero.
kpi-duplicate = “{ $position }” has the indicator “{ $name }” already.
    .help = Delete one of them; if they are measured over different times, write the period of each.
kpi-duplicate-first = “{ $name }” stands here before
kpi-unit = “{ $name }” has the unit “{ $unit }”, but its shared definition has “{ $defined }”.
    .help = Write “{ $defined }”, or correct the definition.
kpi-unit-defined = the definition of “{ $name }”
kpi-unbound = The indicator “{ $name }” is for “{ $for }”, which “{ $position }” does not have.
    .help = Write the number that the duty has now; a duty with “[id: …]” keeps its name when the list is renumbered.
kpi-dangling = This refers to “{ $name }”, which was not found.
    .help = Write the indicators here; or declare the paper as a “process:”, or make it a chapter of the booklet.
kpi-weight-range-small = The weight is { $weight } %, less than { $least } %.
    .help = Merge the indicator with another, or delete it.
kpi-weight-range-large = The weight is { $weight } %, more than { $most } %.
    .help = Divide the indicator, or lower its weight.
kpi-no-period = The indicator “{ $name }” does not say over what time it is measured.
    .help = Add the period, as in “[period: month]”.
kpi-no-period-all = No indicator of “{ $position }” says over what time it is measured.
    .help = Add the period to each, as in “[period: month]”; if it is the same for all, write “measured monthly” before them.
kpi-no-source = The indicator “{ $name }” does not say where its data come from.
    .help = Add the source, as in “[source: complaints register]”.
kpi-no-source-all = No indicator of “{ $position }” says where its data come from.
    .help = Add the source to each, as in “[source: complaints register]”.
kpi-self-measured = The data of “{ $name }” come from “{ $source }”, so that “{ $position }” is measured by its own side.
    .help = Take the figures of another department, a system or the customers.
kpi-self-measured-source = the source in the shared definition
kpi-unmeasurable = “{ $word }” cannot be measured.
    .help = Write a number, a date, or a fact that can be looked up.
kpi-too-many = There are { $count } indicators, more than { $most }.
    .help = Keep the few that matter most; move the others to the standards of the duties.

## Work relations

relation-supervised-by = “{ $position }” says that it is supervised by “{ $name }”, which is not above it.
    .help = Name the superior, or somebody further up; for supervision of the work only, add “functional superior”.
relation-supervised-by-self = “{ $position }” says that it is supervised by itself.
    .help = Name the superior.
relation-supervises = “{ $position }” says that it supervises “{ $name }”, which is not below it.
    .help = Name its own people; for supervision of the work only, write “functional superior” at “{ $name }”.
relation-supervises-self = “{ $position }” says that it supervises itself.
    .help = Name its own people.
relation-one-sided = “{ $position }” works with “{ $other }”, but “{ $other }” does not list it.
    .help = Add “{ $position }” to those that “{ $other }” works with, or delete it here.
relation-one-sided-other = those that “{ $other }” works with
relation-liaison = “{ $position }” has contacts outside, and no authority to deal with them.
    .help = Write the authority, as in “Represent the company in price talks with suppliers”.

## Balance of duty and authority

balance-partial-power = “{ $position }” bears “{ $whole }”, but has only “{ $part }”.
    .help = Write the power in full, or limit the responsibility to what the power reaches.
balance-partial-power-whole = the whole responsibility is given here
balance-partial-power-part = only a part of the power is given here
balance-duty-without-authority = A duty of “{ $position }” says “{ $act }”, but no authority says that it may.
    .help = Write the authority; if another decides, let the duty say “propose” or “draft”.
balance-hidden-authority = The duty says “{ $what }”, which is not among the authorities.
    .help = Move it to the authorities.
balance-responsibility-without-authority = “{ $position }” answers for something and has no authority at all.
    .help = Write what it may decide, inspect or demand; if it only does as told, let the one who decides answer for it.
balance-responsibility-without-authority-none = there are no authorities
balance-authority-without-duty = The authority “{ $text }” of “{ $position }” is over something that no duty or responsibility mentions.
    .help = Add the duty, or move the authority to the position that does the work.
balance-duty-without-kpi = “{ $text }” of “{ $position }” has no indicator.
    .help = Add one, and say with “[for: …]” which duty it measures.
balance-kpi-without-duty = The indicator “{ $name }” of “{ $position }” measures something that no duty or responsibility mentions.
    .help = Add the duty, or say with “[for: …]” which one it measures; if the work is another's, move the indicator.
balance-manager-without-powers = “{ $position }” has direct reports, and may neither assign their work nor appraise it.
    .help = Write the authority, as in “Assign and appraise the work of direct reports”.

## Text

text-personal-data-identity = An identity-card number is written here: { $number }.
    .help = Delete it: descriptions go to many people; the number belongs into the personnel file alone.
text-personal-data-telephone = A telephone number is written here: { $number }.
    .help = Delete it, and write the position or “see the directory”; if it is a public line, write a waiver above.
text-placeholder = “{ $text }” was never filled in.
    .help = Write what belongs there; if nobody knows it yet, leave the sentence out.
text-scan-noise-pinyin = Pinyin “{ $text }” stands inside the text.
    .help = Delete the brackets and the pinyin.
text-scan-noise-chunk = The number “{ $text }” stands in the middle of a sentence, as if left by the pages of another file.
    .help = Delete the number; if two items were meant, begin a new line.
text-scan-noise-character = “{ $text }” is one too many.
    .help = Delete one of the two.
text-scan-noise-run = Every character of “{ $text }” is written twice; it should read “{ $once }”.
    .help = Write “{ $once }”.
text-scan-noise-mark = The mark “{ $text }” is written twice.
    .help = Delete one of the two.
text-scan-noise-lost = Characters are lost here; only “�” is left.
    .help = Restore them from the original.
text-mixed-script-simplified = Traditional characters “{ $text }” stand in Simplified text.
    .help = Write them in Simplified Chinese; for a proper name, write a waiver above.
text-mixed-script-traditional = Simplified characters “{ $text }” stand in Traditional text.
    .help = Write them in Traditional Chinese; for a proper name, write a waiver above.
text-mixed-script-simplified-sheet = The rest of the file is in Simplified Chinese; from here to the next declaration it is in Traditional.
    .help = Write it in Simplified Chinese, or move it to a file of its own.
text-mixed-script-traditional-sheet = The rest of the file is in Traditional Chinese; from here to the next declaration it is in Simplified.
    .help = Write it in Traditional Chinese, or move it to a file of its own.
text-term-drift = “{ $text }” is written { $count ->
        [one] once
       *[other] { $count } times
    }, “{ $usual }” { $usual_count ->
        [one] once
       *[other] { $usual_count } times
    }.
    .help = Write “{ $usual }” everywhere; if two things are meant, say what each is.
text-term-drift-usual = “{ $usual }” is written here
text-term-drift-title = “{ $text }” looks like the position “{ $usual }”.
    .help = Write “{ $usual }”; if another position is meant, write its full title.
text-term-drift-title-usual = the position “{ $usual }” stands here
text-page-furniture = “{ $text }” is a page number of another document.
    .help = Delete it; rolec numbers the pages of booklets.
text-page-furniture-site = “{ $text }” looks like words of a download site.
    .help = Delete them; if they belong to the description, write a waiver above.
text-discouraged = The word “{ $text }” is not wanted here.
    .help = Say it in other words; if the word is fine, take it out of “discouraged” in rolec.yaml.
text-discouraged-instead = The word “{ $text }” is not wanted here; write instead: { $instead }.
    .help = Change it to: { $instead }; if the word is fine, take it out of “discouraged” in rolec.yaml.
## Processes

process-no-responsible = This step of “{ $process }” does not say who does it.
    .help = Write “[R: Position]” behind it.
process-no-responsible-process = No step of “{ $process }” says who does it, and the process has no owner.
    .help = Write “[R: Position]” behind each step; if one position does them all, add “owner: Position”.
process-no-accountable = This step of “{ $process }” does not say who answers for it.
    .help = Write “[A: Position]” behind it.
process-no-accountable-process = No step of “{ $process }” says who answers for it, and the process has no owner.
    .help = Add “owner: Position”; if it differs from step to step, write “[A: Position]” behind each.
process-no-accountable-nobody = “{ $process }” does not say who does its steps and who answers for them, and has no owner.
    .help = Add “owner: Position”; if it differs from step to step, write “[R: Position; A: Position]” behind each.
process-two-accountable = Two answer for this step: “{ $first }” and “{ $second }”.
    .help = Keep one A, and make the other an R, C or I.
process-two-accountable-first = “{ $first }” answers already
process-accountable-below = “{ $answers }” answers for this step, but it is done by its superior “{ $does }”.
    .help = If A and R have changed places, exchange them; if the superior does it, let the superior answer for it.
process-accountable-below-does = “{ $does }” does this step
process-dead-branch = “{ $process }” has no step “{ $step }”.
    .help = Write the number of a step in the same list; if the process ends here, write “→ end”.
process-dead-branch-several = “{ $process }” has several steps “{ $step }”, but none in this list.
    .help = Write the number of the phase in front, as in “→ 2.3”.
process-dead-branch-words = Behind the arrow stands “{ $step }”, which is not the number of a step.
    .help = Write a number for a jump, as in “→ 2”; what simply follows goes on a line of its own, without an arrow.
process-unreachable = No way through “{ $process }” leads to this step.
    .help = Say in front of the arrow before it in which case it is taken, or change the number behind the arrow; delete a step that is not done.
process-unreachable-away = from here it always goes elsewhere
process-endless = If this arrow is followed, “{ $process }” never ends.
    .help = Say in which case it goes to step “{ $step }”, as in “If refused → { $step }”; or add a step “→ end”.
process-unknown-form = “{ $form }” is not among the forms of “{ $process }”.
    .help = Add it to “forms”, or write it as it is written there.
process-unknown-form-near = “{ $form }” is not among the forms of “{ $process }”; did you mean “{ $near }”?
    .help = Correct it; if it is another form, add it to “forms”.

## Qualifications

qualification-discriminatory-age = The qualifications of “{ $position }” ask for an age: “{ $text }”.
    .help = Delete it, and write what the work needs; if the law demands it, write a waiver that names the law.
qualification-discriminatory-sex = The qualifications of “{ $position }” ask for one sex: “{ $text }”.
    .help = Delete it, or write “any”; if the law demands it, write a waiver that names the law.
qualification-discriminatory-family = The qualifications of “{ $position }” ask about marriage or children: “{ $text }”.
    .help = Delete it; if the work has its hours or journeys, write those.
qualification-discriminatory-looks = The qualifications of “{ $position }” ask for looks: “{ $text }”.
    .help = Delete it; if there is a dress code, write that.
qualification-discriminatory-height = The qualifications of “{ $position }” ask for a height: “{ $text }”.
    .help = Delete it, and write the strength or skill that the work needs.
qualification-discriminatory-health = The qualifications of “{ $position }” shut out people for their health: “{ $text }”.
    .help = Delete it, and write the strength or skill that the work needs; if the law demands it, write a waiver that names the law.
qualification-discriminatory-origin = The qualifications of “{ $position }” ask for an origin: “{ $text }”.
    .help = Delete it; if the work needs a language, write which.
qualification-impossible = “{ $position }” asks for { $years } years of experience at the age of { $age } at most: work would have to begin at { $begins }.
    .help = Write the years that the work needs; the age can usually go.
qualification-impossible-age = the age is { $age } at most
qualification-impossible-years = { $years } years of experience are asked for
qualification-inversion-education = “{ $position }” asks for “{ $own }”, but its superior “{ $superior }” only for “{ $above }”.
    .help = Keep it if the work needs it; else settle the education on both sheets together.
qualification-inversion-years = “{ $position }” asks for “{ $own }” of experience, but its superior “{ $superior }” only for “{ $above }”.
    .help = Keep it if the work needs it; else settle the years on both sheets together.
qualification-inversion-superior = “{ $superior }” only asks for “{ $above }”

## Document control

document-blank = Nothing is written behind “{ $label }”.
    .help = Fill it in; if there is nothing yet, delete the label.
document-blank-name = “{ $date }” is only a date; who signed is not said.
    .help = Write the position in front of the date.
document-version = The version is “{ $version }”, but the last row of the changes is “{ $row }”.
    .help = If there is a new version, add a row at the end of the changes; if not, correct “version”.
document-version-row = the last row is “{ $row }”
document-version-said = the version is “{ $version }”
document-dates-effective = It takes effect on { $second }, but was approved on { $first }.
    .help = Compare with the original and correct the wrong date; nothing takes effect before it is approved.
document-dates-reviewed = It was approved on { $second }, but reviewed on { $first }.
    .help = Compare with the original and correct the wrong date; a review goes before the approval.
document-dates-prepared = It was signed on { $second }, but prepared on { $first }.
    .help = Compare with the original and correct the wrong date; a sheet is prepared before it is reviewed and approved.
document-dates-rows = The changes are out of order: { $second } stands behind { $first }.
    .help = Put them from the oldest to the newest, or correct the wrong date.
document-dates-backwards = The changes run from the newest to the oldest: { $second } stands behind { $first }.
    .help = Turn the rows round, so that the last one is the present version.
document-dates-other = here it is { $date }
document-approver = “{ $position }” approves its own job description.
    .help = Let its direct superior approve it; at the very top that is the board or the parent organisation.
document-approver-sheet = the sheet of “{ $position }”
document-countersigner = “{ $name }”, which is to countersign, is not in the organisation.
    .help = Write its present name, or declare it with “department: { $name }”, or add it to the outline.
document-countersigner-near = “{ $name }”, which is to countersign, is not in the organisation; did you mean “{ $near }”?
    .help = Correct it; if it is another department, declare it or add it to the outline.
document-person-name = “{ $name }” looks like a person, not a position.
    .help = Write the position; a name may stand behind it, as in “Managing Director (Mary Smith)”.
document-incomplete = The sheet of “{ $position }” lacks: { $sections }.
    .help = Write it; if there is nothing to say, write “none”. What is required stands under “require” in rolec.yaml.

## Rule reference

reference-title = Rules
reference-language = English
reference-contents = Contents
reference-rule = Rule
reference-severity = Severity
reference-summary = What is wrong
reference-repair-certain = “rolec check --fix” mends what is certain
reference-repair-likely = “rolec check --unsafe-fixes” mends what is likely; look at the changes afterwards
reference-introduction =
    rolec checks job descriptions by these rules. There are three severities:

    - **error**: two statements cannot both be true, a control is broken, or something cannot be read. With an error
      the check fails.
    - **warning**: an organisation that will not work as written. With “--deny warnings” warnings fail, too.
    - **hint**: wording and completeness. Hints are counted; “--hints” lists them.

    On a terminal “rolec explain RULE” shows one rule. To change the severity of a rule or family, or to switch it off,
    write into rolec.yaml: “rules: {"{"}reporting/span: hint, name/stub: off{"}"}”. For one exception write a waiver
    above its place: “# rolec: allow(RULE) until 2026-12-31 by Internal Control — reason”.
reference-family-syntax = Syntax
reference-family-name = Names
reference-family-reporting = Reporting lines
reference-family-department = Departments
reference-family-authority = Authorities
reference-family-balance = Balance of duty and authority
reference-family-duty = Duties
reference-family-kpi = Indicators
reference-family-relation = Work relations
reference-family-process = Processes
reference-family-qualification = Qualifications
reference-family-document = Document control
reference-family-text = Text

## Who may

who-asked = { $power } “{ $matter }” { $amount }
who-asked-in = { $power } “{ $matter }” { $amount } in { $place }
who-asked-all = { $power } “{ $matter }”
who-asked-all-in = { $power } “{ $matter }” in { $place }
who-case = { $case }, { $amount }
who-holders = May { $asked }:
who-joint = , signed jointly with { $names }
who-delegated = , handed on by { $names }
who-chain = The way it takes:
who-nobody = Nobody may { $asked }.
who-nearest = The nearest is { $position }: { $amount }.
who-parts = It is divided into { $names }; ask about one of these.
who-none = Nothing says who has this power over “{ $matter }”. Write it in the authorities of a position, or in the matter’s approval table.
cli-who-unknown-power = There is no power “{ $name }”.
    .help = rolec rules --powers lists the words of all powers.
cli-who-unknown-power-near = There is no power “{ $name }”.
    .help = Did you mean { $near }?
cli-who-unknown-matter = There is no matter “{ $name }”.
    .help = Use the name that an approval table or a list of authorities uses.
cli-who-unknown-matter-near = There is no matter “{ $name }”.
    .help = Did you mean { $near }?
cli-who-unknown-department = There is no department “{ $name }”.
    .help = Use the name or the code of a department; write Parent/Department where a name stands twice.
cli-who-unknown-department-near = There is no department “{ $name }”.
    .help = Did you mean { $near }?
cli-who-ambiguous-department = “{ $name }” is not the only one: { $several }.
    .help = Write one of them in full.
cli-who-bad-amount = The amount “{ $text }” cannot be read.
    .help = Write a number above zero, such as 60,000, $5k or 6万.
cli-who-other-unit = This matter is counted in { $unit }; “{ $text }” cannot be compared with that.
    .help = Write the amount in { $unit }, or the number alone.
help-who = Ask who may do a thing, and whom it goes through.
    .examples =
        {"  "}rolec who approve "marketing expenses"          who may, and up to how much
        {"  "}rolec who approve "marketing expenses" $6k      who may approve $6,000
        {"  "}rolec who approve "marketing expenses" $6k --in Sales
help-who-power = The power, such as approve, review or request
help-who-matter = The name of the matter
help-who-amount = An amount or number, such as $6k
help-who-department = In which department
help-who-format = Format
help-who-as-of = The day on which delegations are judged; today if not given
help-value-power = POWER
help-value-matter = MATTER
help-value-amount = AMOUNT

## Workspace and manifest

manifest-unreadable = “{ $path }” cannot be read: { $reason }.
    .help = Check its permissions, and that it is stored as UTF-8.
manifest-not-a-file = “{ $path }” is not a regular file.
    .help = The name is kept for the manifest; rename or remove the folder or link that has it.
manifest-not-yaml = This is not valid YAML: { $reason }.
    .help = Check the indentation and the colons.
manifest-not-mapping = A manifest consists of lines “key: value”.
    .help = For example “name: Our Company”.
manifest-unknown-key = “{ $key }” is unknown here.
    .help = Write one of: { $known }.
manifest-unknown-key-near = “{ $key }” is unknown; did you mean “{ $near }”?
    .help = Write “{ $near }”; known here are: { $known }.
manifest-unknown-rule = There is no rule “{ $rule }”.
    .help = Look the name up with “rolec rules”.
manifest-unknown-rule-near = There is no rule “{ $rule }”; did you mean “{ $near }”?
    .help = Write “{ $near }”; “rolec rules” lists the rules.
manifest-bad-severity = The severity of “{ $rule }” is unknown.
    .help = Write error, warning, hint or off.
manifest-bad-language = The language “{ $value }” is unknown.
    .help = Write zh or en.
manifest-bad-glob = “{ $value }” is not a valid file pattern.
    .help = Write a pattern such as **/*.role.
manifest-idle-glob = No file fits the pattern “{ $value }”.
    .help = Change it so that it fits the paths of files, such as “contractors/**/*.role”; delete it if it is not needed.
manifest-no-paths = An entry of “overrides” has no “paths”.
    .help = Say which files it is about, such as “paths: [contractors/**]”.
manifest-bad-booklet-name = “{ $value }” cannot be the name of a booklet, because its file is named after it.
    .help = Choose a name without / \ or :, such as “job-descriptions”.
manifest-unknown-format = The format “{ $value }” is unknown.
    .help = Write one of: { $known }.
manifest-unknown-power = “{ $value }” is no power.
    .help = rolec rules --powers lists the words of all powers.
manifest-unknown-power-near = “{ $value }” is no power; did you mean “{ $near }”?
    .help = rolec rules --powers lists the words of all powers.
manifest-unknown-word = The vocabulary has no word “{ $value }”, so it cannot have other words for it.
    .help = Write a known word on the left, as in “reports to: [boss]”.
manifest-unknown-record = “{ $value }” is not a section that takes more fields.
    .help = Write work relations, qualifications or document.
manifest-unknown-section = A position has no section “{ $value }”.
    .help = Write a label of a position, such as duties, authorities, qualifications.
manifest-unknown-section-near = A position has no section “{ $value }”; did you mean “{ $near }”?
    .help = Change it to “{ $near }”.
manifest-unknown-grade = “{ $value }” is not among the grades.
    .help = Write one of these: { $known }.
manifest-unknown-grade-near = “{ $value }” is not among the grades; did you mean “{ $near }”?
    .help = Correct it; if there is such a grade, add it to “grades” under the organisation.
manifest-two-keys = A chapter has one key; “{ $key }” is one too many.
    .help = Write it on a line of its own that begins with “-”.
manifest-wants-text = “{ $key }” takes a text.
    .help = For example “{ $key }: Name”.
manifest-wants-list = “{ $key }” takes a list.
    .help = Write one entry per line, after “-” and a blank.
manifest-wants-mapping = “{ $key }” takes “key: value” lines.
    .help = Write one key per line, indented by two blanks.
manifest-wants-number = “{ $key }” takes a number.
    .help = For example “{ $key }: 12”.
manifest-wants-share = “{ $key }” takes a number between 0 and 1.
    .help = For example “{ $key }: 0.9”.
manifest-wants-pair = Each entry of “{ $key }” is two power words.
    .help = For example “- [approve, pay]”.

## Layout

fmt-laid-out = laid out { $path }
fmt-would-change = would be laid out anew: { $path }
fmt-kept = “{ $name }” in “{ $path }” was left alone: a new layout would change what it says.
    .help = Correct the errors in it first.

## Command line

cli-no-sources = There is no .role file in “{ $path }”.
    .help = Check the folder, or make a new workspace with “rolec new FOLDER”; if there need not be any, add --allow-empty.
cli-no-folder = There is no folder “{ $path }”.
    .help = Check the path.
cli-no-path = There is no “{ $path }”.
    .help = Check the path.
cli-several-workspaces = Only one folder can be checked at a time.
    .help = Name one folder, or several files.
cli-unknown-rule = There is no rule “{ $rule }”.
    .help = Look the name up with “rolec rules”.
cli-unknown-rule-near = There is no rule “{ $rule }”; did you mean “{ $near }”?
    .help = Write “{ $near }”; “rolec rules” lists the rules.
cli-bad-date = “{ $value }” is not a date.
    .help = Write it as 2026-01-05.
cli-file-exists = “{ $path }” already exists and was not overwritten.
    .help = Choose another name, or add --force.
cli-report-over-source = “{ $path }” is part of the workspace; a report must not replace it.
    .help = Give the report another name, such as out/check.sarif.
cli-bad-baseline = The baseline “{ $path }” cannot be used: { $reason }.
    .help = Write it anew with --write-baseline.
cli-baseline = { $known ->
    [one] 1 known finding is not shown.
   *[other] { $known } known findings are not shown.
 }
cli-baseline-gone = { $gone ->
    [one] 1 known finding is gone
   *[other] { $gone } known findings are gone
 }; check once with --baseline outside CI, and commit “{ $path }”, so that they cannot come back.
cli-baseline-shrunk = { $gone ->
    [one] 1 known finding is gone and was
   *[other] { $gone } known findings are gone and were
 } taken out of “{ $path }”.
cli-baseline-written = { $count ->
    [one] 1 finding is
   *[other] { $count } findings are
 } known from now on: “{ $path }”.
cli-fixed = { $count ->
    [0] There was nothing to fix.
    [one] 1 finding was fixed.
   *[other] { $count } findings were fixed.
 }
cli-bad-revision = The revision “{ $revision }” cannot be read: { $reason }.
    .help = Name a commit, branch or tag of the Git repository that the workspace is in.
cli-cannot-encode = “{ $path }” is encoded as { $encoding }, which has no place for some characters; it was not changed.
    .help = Run “rolec fmt” first, which stores it as UTF-8.
cli-cannot-write = “{ $path }” cannot be written: { $reason }.
    .help = Check whether the folder exists, whether you may write there, and whether the disk is full.
cli-cannot-read = “{ $path }” cannot be read: { $reason }.
    .help = Check the path and its permissions.
new-exists = “{ $path }” exists and was not overwritten.
    .help = Choose another folder, or run “rolec check” there.
new-done = Made “{ $path }”. Next: rolec check { $path }
cli-internal = It could not be done: { $reason }.
    .help = This is a fault of rolec; please report it.
cli-missing-value = Something is missing after { $argument }.
cli-invalid-value = “{ $value }” cannot be written after { $argument }.
cli-unknown-argument = The option “{ $value }” is unknown.
cli-unknown-command = The command “{ $value }” is unknown.
cli-missing-argument = “{ $argument }” is missing.
cli-conflict = { $argument } and { $other } cannot be used together.
cli-wrong-count = The number of values after { $argument } is wrong.
cli-bad-arguments = These arguments are wrong.
cli-try-help = “{ $command } --help” shows what you can write.
cli-argument-takes = Write what the help says: { $text }.
cli-leave-one-out = Leave one of them out.
cli-did-you-mean = You can write: { $near }.

help-usage = Usage:{" "}
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-common = Options of every command
help-heading = { $heading }:
help-choices = {" "}({ $values })
help-choices-default = {" "}({ $values }; default: { $default })
help-default = {" "}(default: { $default })
help-value-folder = FOLDER
help-value-lang = LANG
help-value-when = WHEN
help-value-path = PATH
help-value-format = FORMAT
help-value-severity = SEVERITY
help-value-what = WHAT
help-value-rule = RULE
help-value-date = DATE
help-value-file = FILE
help-value-name = NAME
help-value-levels = LEVELS
help-value-where = WHERE
help-value-paper = PAPER
help-value-how = HOW
help-value-field = FIELDS
help-value-department = DEPARTMENT
help-value-report = FORMAT=FILE
help-value-revision = REVISION
help-value-formats = FORMATS
help-value-shell = SHELL
help-value-command = COMMAND
help-value-options = OPTIONS
help-examples = Examples:

help-rolec = Organisations as plain text: finds contradictions between job descriptions, and typesets the booklet and the chart.
    .examples =
        {"  "}rolec new my-company        a workspace that works at once
        {"  "}rolec check my-company      problems, with the line under the eye
        {"  "}rolec build my-company      the booklet of job descriptions
help-new = Make a small workspace that checks and builds at once.
    .examples =
        {"  "}rolec new my-company
        {"  "}rolec new my-company --lang zh
help-new-folder = The folder of the new workspace
help-check = Read all .role files and check them for contradictions and omissions.
    .examples =
        {"  "}rolec check                  the workspace of the current folder
        {"  "}rolec check --format json    for other programs
        {"  "}rolec check --deny warnings  warnings fail too
help-fmt = Lay files out alike: indentation, tables, colons; no word or comment is touched.
    .examples =
        {"  "}rolec fmt                   all files of the workspace
        {"  "}rolec fmt --diff            show what would change
        {"  "}rolec fmt - < file.role     standard input to standard output
help-fmt-check = Change nothing; fail if a file would change
help-fmt-diff = Change nothing; show the lines that would change
help-export = Export the whole organisation as data.
help-rules = List all rules.
help-explain = Explain a rule: what it checks, why, and how to fix it.
    .examples =
        {"  "}rolec explain reporting/mismatch

help-arg-help = Show this help
help-arg-version = Show the version
help-arg-directory = The folder of the workspace
help-arg-lang = Language of messages: zh or en
help-arg-color = Colour the output
help-arg-quiet = Say only what matters: no notes, no progress
help-arg-verbose = Say more: “check” shows hints too
help-arg-paths = A folder, or .role files; by default the current workspace
help-arg-output = Write to a file instead of showing it
help-arg-force = Overwrite a file that exists
help-arg-as-of = The day against which expiry is judged
help-arg-only = Only these rules or families
help-arg-allow = Not these rules or families
help-arg-hints = Show hints too
help-check-format = Form of the output
help-check-fail-on = From which severity the check fails
help-check-deny = Let warnings or hints fail
help-check-report = Also write a report: FORMAT=FILE, any number of times
help-check-baseline = Only findings that are not in this file; those that are gone are taken out of it
help-check-write-baseline = Take all findings as known, in this file
help-check-fix = Make the fixes that are certain, in the files
help-check-unsafe-fixes = Make the likely ones too; look at the changes afterwards
help-check-changed = Only what was not there at this revision of Git
help-check-allow-empty = No .role file at all is fine
help-export-to = Format
help-rules-format = Format
help-rules-powers = List the words of powers instead of rules
help-explain-rule = A rule, as in name/unknown; a family, such as name, lists its rules
help-lsp = Serve an editor: check, complete and rename while you write.
    .examples =
        {"  "}rolec lsp
help-lsp-stdio = Talk over standard input and output; it always does, some editors ask for it
help-completions = Write a completion script for a shell.
    .examples =
        {"  "}rolec completions bash > /etc/bash_completion.d/rolec
help-completions-shell = The shell
help-man = Write the manual pages.
    .examples =
        {"  "}rolec man -o /usr/local/share/man/man1
help-man-output = A file a command, in this folder
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-examples = EXAMPLES
man-version = VERSION

## Organisation charts

chart-title-position = { $name }: chart of positions
chart-title-position-unnamed = Chart of positions
chart-title-department = { $name }: chart of departments
chart-title-department-unnamed = Chart of departments
chart-description-position = Positions: { $boxes }. Lines of command: { $solid }. Dotted lines: { $dotted }.
chart-description-position-circles = Positions: { $boxes }. Lines of command: { $solid }. Dotted lines: { $dotted }. Circular lines: { $circles }.
chart-description-department = Departments: { $boxes }. Lines between them: { $solid }.
chart-description-department-circles = Departments: { $boxes }. Lines between them: { $solid }. Circular lines: { $circles }.

chart-see-page = → page { $page }
chart-page-overview = { $title } – overview
chart-page-part = { $title } – { $name }
chart-page-parts = { $title } – { $first } to { $last }
chart-page-folio = Page { $page } of { $pages }
chart-page-above = superior on page { $page }
chart-see-sheet = → chart { $page }
chart-sheet-overview = Chart { $page }: overview
chart-sheet-part = Chart { $page }: { $name }
chart-sheet-parts = Chart { $page }: { $first } to { $last }
chart-sheet-above = superior in chart { $page }
chart-legend-line = line of command
chart-legend-dotted = functional or dotted line
chart-legend-circle = circular reporting, to be mended
chart-legend-vacant = vacant
chart-legend-stub = not described yet
chart-legend-vacant-or-stub = vacant, or not described yet
chart-legend-frame = branch
chart-version = Version { $version }
chart-vacant = vacant
chart-concurrent = {" "}(also elsewhere)
chart-kpis = KPIs

chart-web-search = Find a position, a department, a name
chart-web-fit = Whole chart
chart-web-out = Smaller
chart-web-in = Larger
chart-web-collapse = Collapse all
chart-web-expand = Expand all
chart-web-focus = Only this branch
chart-web-back = Back to the whole
chart-web-print = Print
chart-web-help = / to search, arrows to move, space to collapse or expand, F for this branch alone

cli-chart-several-pages = This chart has { $pages } pages and must be written to files.
    .help = Add -o FILE, such as -o chart.svg: the pages become chart-1.svg, chart-2.svg, …; or join them with --to pdf.
cli-chart-binary = A picture or a PDF cannot be shown on a terminal.
    .help = Write it to a file with -o, such as -o chart.pdf.
cli-chart-bpmn-needs-process = BPMN is for processes only.
    .help = Add --process NAME; for an organisation chart choose another format, such as --to svg.
chart-process-start = Start
chart-process-end = End
chart-process-yes = yes
chart-process-no = no
chart-process-else = otherwise
chart-process-question = { $value }?
chart-process-nobody = nobody named
chart-process-owner = Owner: { $value }
chart-process-trigger = Trigger: { $value }
chart-process-forms = Forms: { $value }
chart-process-within = within { $value }
chart-process-form = form: { $value }

cli-chart-unknown-process = There is no process “{ $name }”.
    .help = Write it as “process: NAME”; rolec export lists all processes.
cli-chart-unknown-process-near = There is no process “{ $name }”.
    .help = Did you mean: { $near }?
cli-chart-empty-process = The process “{ $name }” has no steps yet, so there is nothing to draw.
    .help = Write a step a line below “steps:”, such as “1. Record the request. [R: Clerk]”.
cli-chart-process-format = A process cannot be drawn in this format.
    .help = Use --to svg, png, pdf, mermaid or bpmn.
cli-chart-no-positions = There is no position to draw.
    .help = Write one first, such as “position: General Manager”; or draw departments with --by department.
cli-chart-no-departments = There is no department to draw.
    .help = Write one first, such as “department: Sales”; or draw positions with --by position.
cli-chart-root-no-positions = There is no position to draw in “{ $name }”.
    .help = Give positions the line “department: { $name }”; or draw departments with --by department.
cli-chart-root-no-departments = Neither “{ $name }” nor anyone below heads a department.
    .help = Name a department or its head; or draw positions with --by position.
cli-chart-unknown-root = There is no position or department “{ $name }”.
    .help = Write a title, a department's name, or a code; for a title that several have, “department/title”.
cli-chart-unknown-root-near = There is no position or department “{ $name }”.
    .help = Did you mean: { $near }?
cli-chart-ambiguous-root = “{ $name }” names several: { $several }.
    .help = Write one of them in full, as in “department/title”.

help-chart = Draw an organisation chart.
    .examples =
        {"  "}rolec chart -o chart.svg        all positions
        {"  "}rolec chart --by department     departments
        {"  "}rolec chart --root Sales        one department alone
        {"  "}rolec chart --paper A3 -o chart.pdf
        {"  "}                                sheets of paper, each readable
        {"  "}rolec chart -o chart.html       a page to search, fold and print
help-chart-to = Format; without it that of the name behind -o, else svg; bpmn is for --process
help-chart-by = What the boxes are
help-chart-root = Only this position or department, and what is below
help-chart-depth = Only so many levels, 1 or more
help-chart-direction = Where subordinates stand
help-chart-paper = Print on this paper, on several sheets if one could not be read
help-chart-orientation = How the paper is held; without it the better way
help-chart-fields = What stands in the boxes, divided by commas
help-chart-theme = Colours
help-chart-align-grades = Draw positions of equal grade at equal height
help-chart-upright = Draw positions without subordinates as narrow boxes, Chinese titles from top to bottom
help-chart-process = Draw this process
help-chart-as-of = The date on the sheet, such as 2026-01-05

## Matrices

matrix-authority = Approval Authorities
matrix-authority-of = { $name }: Approval Authorities
matrix-condition = Amount, condition
matrix-heading = Heading
matrix-authority-note = ① ② ③ is the order of the steps; equal numbers act side by side. Shaded: has the last word.
matrix-authority-listed = Matters without entries are only headings, or nobody has a power over them.
matrix-raci = Process Responsibilities
matrix-raci-of = { $name }: Responsibilities (RACI)
matrix-duties = Duties by Position
matrix-duties-of = { $name }: Duties by Position
matrix-kpi = Key Performance Indicators
matrix-kpi-of = { $name }: Key Performance Indicators
matrix-kpi-indicators = Indicators and Who Is Measured by Them
matrix-kpi-indicators-of = { $name }: Indicators and Who Is Measured by Them
matrix-kpi-by-position = By position
matrix-kpi-by-indicator = By indicator
matrix-headcount = Establishment
matrix-headcount-of = { $name }: Establishment
matrix-part = { " " }({ $part } of { $parts })
matrix-organisation = Organisation
matrix-date = Printed
matrix-notes = Notes
matrix-continued = Text that is too long for one cell of Excel goes on in the next row.
matrix-continuation = (continued){ " " }
matrix-others = Others
matrix-phase = Phase
matrix-category = Category
matrix-rhythm = How often
matrix-elsewhere = Positions elsewhere
matrix-duties-total = Number of duties
matrix-duties-note = ● has this duty; ○ has it in slightly other words or numbers: what counts is the position’s own description. Shaded: several positions have it. A percentage is a share of working time.
matrix-weights = Sum of weights
matrix-kpi-note = Where a position states no period, formula or source, those of the indicator’s definition are given. A sum of weights that is not 100% is shaded.
matrix-subtotal = Subtotal
matrix-sum-of = { $name }, total
matrix-grand-total = Total
matrix-held = In post
matrix-missing = Vacant
matrix-missing-note = People in post are counted from who holds which position. A negative number is over establishment.
matrix-stub = no position description
matrix-uncounted = no headcount stated
matrix-unknown = { $count ->
    [one] one position without a headcount
   *[other] { $count } positions without a headcount
}
matrix-stated = the stated total is { $name }
matrix-tab-departments = Departments
matrix-tab-positions = Positions
matrix-tab-duties = Duties
matrix-tab-kpis = Indicators
matrix-tab-authorities = Authorities
matrix-tab-headcount = Establishment
matrix-tab-choices = Choices
matrix-kind = Kind
matrix-unlisted = This value is not among those of the sheet “Choices”. Choose “Yes” to use it all the same.
matrix-tab-functions = Functions
matrix-tab-processes = Processes
book-column-authority = Authority
matrix-no-authority = There are no matters to tabulate.
    .help = Write a matter with its approval table, such as “matter: Purchase orders”; with --only, name another department.
matrix-no-raci = There is no process to tabulate.
    .help = Write a process and give its steps R, A, C and I, such as “1. Record the complaint. [R: Receptionist; A: Manager]”.
matrix-no-duties = There are no duties to tabulate.
    .help = Write “duties:” in a position; with --only, name another department.
matrix-no-kpi = There are no indicators to tabulate.
    .help = Write “kpis:” in a position; with --only, name another department.
matrix-no-headcount = There are no positions to tabulate.
    .help = Write a position or department; with --only, name another department.
cli-binary = This format cannot be shown on a terminal.
    .help = Write it to a file with -o, such as -o establishment.xlsx.

help-matrix = Tabulate the organisation: authorities, responsibilities, duties, indicators, establishment.
    .examples =
        {"  "}rolec matrix raci -o processes.xlsx              a table a process: steps × positions
        {"  "}rolec matrix duties --only Nursing --to html     duties × positions of one department
        {"  "}rolec matrix authority -o authorities.xlsx        matters × positions
        {"  "}rolec matrix headcount                           the establishment, shown at once
help-matrix-kind = Which table: authority is matters × positions, raci is steps of processes × positions, duties is duties × positions, kpi is indicators, headcount is the establishment
help-matrix-to = Format; if not given, that of the output file’s ending, or else md
help-matrix-only = Only this department (with all below it) or position
help-matrix-as-of = The date of printing, such as 2026-03-01
help-value-kind = KIND

## Booklet

book-title = Position Descriptions
book-file = Position Descriptions
book-contents = Contents
book-control = Document Control
book-chart = Organisation Chart
book-chart-of = Organisation Chart: { $name }
book-functions = Departments
book-positions = Position Descriptions
book-positions-list = List of Positions
book-positions-list-of = List of Positions: { $name }
book-headcount = Establishment
book-headcount-of = Establishment: { $name }
book-authorities = Approval Authorities
book-authorities-others = Other Matters
book-processes = Processes
book-kpis = Indicator Definitions
book-index = Index of Positions
book-glossary = Glossary
book-glossary-names = Other Names
book-glossary-powers = Words of Authority
book-glossary-roles = Roles in a Process
book-matrix-raci = Responsibility Matrix
book-matrix-authority = Authority Matrix
book-matrix-authority-of = Authority Matrix: { $name }
book-matrix-duties = Duties by Position
book-matrix-duties-of = Duties by Position: { $name }
book-matrix-kpi = Key Performance Indicators
book-holders = Holders

book-sheet-position = Position Description
book-sheet-department = Department Charter
book-sheet-process = Process
book-section = { $number }. { $title }
book-page = Page { $page } of { $total }
book-page-whole = Booklet page { $page } of { $total }
book-colon = {": "}
book-open = {" ("}
book-close = {")"}
book-note = { $label }: { $value }
book-note-mark = {"; "}
book-none = None
book-top = Back to contents
book-find = Find in contents
book-skip = Skip to the text
book-outline = The chart as a list
book-unnumbered = —

book-label-name-position = Position
book-label-name-department = Department
book-label-name-process = Process
book-label-position-code = Code
book-label-position-department = Department
book-label-position-grade = Grade
book-label-position-headcount = Headcount
book-label-position-kind = Kind
book-label-position-purpose = Purpose
book-label-position-duties = Duties
book-label-position-kpis = Key performance indicators
book-label-position-authorities = Authorities
book-label-position-responsibilities = Responsibilities
book-label-department-code = Code
book-label-department-head = Head
book-label-department-goal = Goal
book-label-department-functions = Functions
book-label-department-establishment = Establishment
book-label-department-authorities = Authorities
book-label-department-responsibilities = Responsibilities
book-label-department-budget = Budget
book-label-process-code = Code
book-label-process-department = Department
book-label-process-owner = Owner
book-label-process-trigger = Trigger
book-label-process-forms = Forms
book-label-process-steps = Steps
book-label-organisation = Organisation
book-label-organisation-alias = Also known as
book-label-organisation-grades = Grades
book-label-organisation-currency = Currency
book-label-organisation-notes = Remarks
book-label-document-code = Document no.
book-label-document-version = Version
book-label-document-effective = Effective date
book-label-document-prepared = Prepared by
book-label-document-reviewed = Reviewed by
book-label-document-approved = Approved by
book-label-document-countersigned = Countersigned by
book-label-document-changes = Record of changes
book-label-document-title = Title
book-label-document = Document control
book-label-document-built = Printed

book-signature = Signature
book-date = Date
book-signature-holder = Position holder
book-signature-superior = Direct superior
book-signature-hr = Human Resources

book-column-number = No.
book-column-text = Text
book-column-step = Step
book-column-duty = Duty
book-column-function = Function
book-column-indicator = Indicator
book-column-position = Position
book-column-department = Department
book-column-code = Code
book-column-grade = Grade
book-column-headcount = Headcount
book-column-superior = Reports to
book-column-holders = Holders
book-column-person = Name
book-column-positions = Positions held
book-column-count = Posts
book-column-note = Notes
book-column-total = Total
book-column-matter = Matter
book-column-parent = Part of
book-column-alias = Also known as
book-column-unit = Unit
book-column-scope = Scope
book-column-cycle = Cycle
book-column-word = Word
book-column-meaning = Meaning
book-column-name = Name
book-column-proper = Stands for
book-column-definition = Definition
book-column-formula = Formula
book-column-direction = Direction
book-column-target = Target
book-column-period = Period
book-column-weight = Weight
book-column-source = Source
book-column-process = Process
book-column-version = Version
book-column-change = Change
book-column-date = Date
book-column-by = By
book-column-responsible = Responsible
book-column-accountable = Accountable
book-column-consulted = Consulted
book-column-informed = Informed
book-column-within = Time limit
book-column-form = Form
book-qualitative = Qualitative standards
book-collective = Collective decision
book-yes = Yes
book-part = {" "}({ $name })

book-role-responsible = Responsible: does the step.
book-role-accountable = Accountable: answers for the result and has the last word; one for each step.
book-role-consulted = Consulted: is heard before the step is done.
book-role-informed = Informed: is told when the step is done.

book-class-inform = Knows or keeps the result, without a say.
book-class-report = Tells the superior how things stand.
book-class-advise = Gives an opinion for others to decide on.
book-class-initiate = Puts the matter forward, so that the approval begins.
book-class-prepare = Drafts the text or plan for others to decide on.
book-class-review = Examines the substance and may return it; does not decide.
book-class-recheck = Checks a second time, independently of the one who did the work.
book-class-veto = May stop, but not decide.
book-class-decide = Decides finally.
book-class-execute = Carries the decision out.
book-class-accept = Inspects and takes over.
book-class-record = Books, records or enters.
book-class-keep = Has custody of goods or documents.
book-class-supervise = Looks at how others carry out their work.
book-class-appraise = Judges the results of others.
book-class-direct = Assigns and guides work within the own line.
book-class-allocate = Moves people or means within the scope.
book-class-use = Uses means within the budget.
book-class-demand = Demands of others, or refuses or stops.
book-class-represent = Acts for the organisation towards outsiders.
book-class-interpret = Interprets rules and settles disputes.

## Building

build-wrote = { $path } ({ $pages ->
    [one] 1 page
   *[other] { $pages } pages
 })
build-wrote-plain = { $path }
build-step-view = collecting
build-step-pdf = typesetting { $name }.pdf
build-step-html = making { $name }.html
build-step-site = making the site
build-step-md = making { $name }.md
build-step-xlsx = making { $name }.xlsx
build-no-booklet = The manifest has no booklet “{ $name }”.
    .help = There are: { $known }.
build-no-booklet-near = The manifest has no booklet “{ $name }”; did you mean “{ $near }”?
    .help = There are: { $known }.
build-no-booklets = There is no booklet “{ $name }”; the manifest describes none.
    .help = Leave out --booklet for the default booklet, or describe booklets in rolec.yaml.
build-same-names = Two booklets are called “{ $name }”; the second would replace the first.
    .help = Rename one of them.
build-unknown-only = There is no department or position “{ $name }”.
    .help = Write its full name; where names repeat, with the department, as in “Sales/Manager”.
build-unknown-only-near = There is no department or position “{ $name }”; did you mean “{ $near }”?
    .help = Write its full name; where names repeat, with the department, as in “Sales/Manager”.
build-unknown-chapter = A chapter of the booklet “{ $booklet }” is about “{ $name }”, which is no department or position; that was left out.
    .help = Write the full name of a department or position, or all.
build-unknown-chapter-near = A chapter of the booklet “{ $booklet }” is about “{ $name }”, which is no department or position; did you mean “{ $near }”? It was left out.
    .help = Write the full name of a department or position, or all.
build-no-format = The format “{ $format }” cannot be made yet; the others were.
    .help = These can: pdf, html, md.
build-no-text = The booklet “{ $booklet }” needs “{ $path }”, which cannot be read: { $reason }. The chapter was left out.
    .help = Check the path; it is relative to the workspace.
build-text-outside = The booklet “{ $booklet }” needs “{ $path }”, which is outside the workspace; it was not read.
    .help = Put the file into the workspace.
build-empty = The booklet “{ $booklet }” has nothing in it; it was not made.
    .help = Check --only and the chapters of the booklet.
build-not-ours = “{ $path }” exists and was not made by rolec; it was not overwritten.
    .help = Choose another folder, or add --force.
build-out-elsewhere = The output folder “{ $path }” is a link that leads out of the workspace; nothing was written.
    .help = Say with -o which folder to write to.
build-missing-glyph = { $path }:{ $line }:{ $column }: no font has “{ $character }” ({ $code }); it is printed as { $substitute }.
build-missing-glyph-unplaced = No font has “{ $character }” ({ $code }); it is printed as { $substitute }.
build-missing-glyph-more = { $count } more places hold characters that no font has.
build-no-template-folder = There is no template folder “{ $path }”.
    .help = Check the path; it holds folders typst, html or markdown with .hbs files.
build-empty-template-folder = There are no templates in “{ $path }”.
    .help = Put .hbs files into folders named typst, html or markdown.
build-template-unreadable = The template “{ $path }” cannot be read: { $reason }.
    .help = Templates are UTF-8 text.
template-syntax = Template { $template }, line { $line }: { $reason }.
    .help = Check that braces come in pairs and that each block is closed.
template-unknown-field = Template { $template }, line { $line }, uses “{ $field }”, which the view does not have.
    .help = Check the spelling; the built-in templates show what there is.
template-unknown-field-near = Template { $template }, line { $line }, uses “{ $field }”, which the view does not have.
    .help = Perhaps “{ $near }” is meant; the built-in templates show what there is.
template-unknown-partial = Template { $template }, line { $line }, includes “{ $name }”, which does not exist.
    .help = Check the spelling, or add the file.
template-unknown-helper = Template { $template }, line { $line }, uses “{ $name }”, which is no function.
    .help = Check the spelling.
template-circle = Template { $template } includes itself in a circle: { $circle }.
    .help = Take out one of these includes.
template-fault = Template { $template }, line { $line }, cannot be used: { $reason }.
    .help = Compare the line with the built-in template.
template-typst = The pages cannot be set with these templates: { $reason } (near: { $near }).
    .help = Compare the Typst that they write with that of the built-in templates.

help-build = Typeset the booklets: the default one, or those of the manifest.
    .examples =
        {"  "}rolec build                          a PDF in the folder “out”
        {"  "}rolec build --to pdf,html            and a web page
        {"  "}rolec build --only Nursing           one department alone
help-build-to = Formats, divided by commas
help-build-booklet = Make this booklet alone
help-build-output = The folder to write to; “out” in the workspace if not given
help-build-template = A Word template (.docx), or a folder of templates that replace the built-in ones
help-build-theme = The look: official, modern or compact, whatever the manifest says
help-build-only = Only this department (with all below it) or position
help-build-as-of = The date of printing, such as 2026-03-01

## Rules of a workspace

custom-finding = { $text }
custom-finding-with-help = { $text }
    .help = { $help }
custom-page-condition = Condition
custom-page-bad = What it finds
custom-page-good = What it lets pass
reference-own-family = Rules of the workspace
manifest-custom-bad-name = “{ $rule }” cannot be the name of a rule.
    .help = Write two words of small letters with “/” between them, such as house/deputy; the second may hold “-”.
manifest-custom-taken = “{ $family }” is a built-in family, so the rule “{ $rule }” of the workspace cannot stand in it.
    .help = Choose a family of your own, such as house.
manifest-custom-near = “{ $rule }” is a slip away from the built-in “{ $near }”.
    .help = Write “{ $near }” to change the severity of that; choose another name for a rule of your own.
manifest-custom-bad-severity = The severity of “{ $rule }” is unknown.
    .help = Write error, warning, hint or off.
manifest-custom-lacks = The rule “{ $rule }” lacks “{ $key }”.
    .help = Add “{ $key }”; a rule of your own has each, when, message and bad.
manifest-custom-both = “{ $key }” is needed in Chinese and in English.
    .help = Write “zh: …” and “en: …” below it, a line each.
manifest-custom-unknown-kind = The rule “{ $rule }” judges each “{ $name }”, and there is no such kind.
    .help = Write one of these: { $known }.
manifest-custom-unknown-kind-near = The rule “{ $rule }” judges each “{ $name }”, and there is no such kind; did you mean “{ $near }”?
    .help = Write “{ $near }”.
manifest-custom-empty = The rule “{ $rule }” lacks an expression here.
    .help = Write an expression in CEL, such as size(self.deputies) == 0.
manifest-custom-long = The expression of the rule “{ $rule }” is too long; it may have { $most } bytes.
    .help = Make several rules of it.
manifest-custom-deep = The expression of the rule “{ $rule }” is nested too deeply; it may have { $most } levels.
    .help = Take out brackets that are not needed, or make several rules of it.
manifest-custom-syntax = The expression of the rule “{ $rule }” cannot be read: { $reason }.
    .help = Compare it with the examples of the manual; texts stand in quotes, “equals” is “==”, “and” is “&&”, “or” is “||”.
manifest-custom-unfinished = The expression of the rule “{ $rule }” stops too early.
    .help = Write the rest; check that brackets and quotes come in pairs.
manifest-custom-unexpected = In the expression of the rule “{ $rule }” “{ $word }” cannot stand here.
    .help = Put texts in quotes; “equals” is “==”, “and” is “&&”, “or” is “||”.
manifest-custom-brace = In a text of the rule “{ $rule }” a “{"{"}” has no “{"}"}”.
    .help = Add the “{"}"}”; to print a brace, write it twice.
manifest-custom-unknown-variable = The rule “{ $rule }” names “{ $name }”, and there is no such name.
    .help = Here you can use: { $known }; texts stand in quotes.
manifest-custom-unknown-variable-near = The rule “{ $rule }” names “{ $name }”, and there is no such name; did you mean “{ $near }”?
    .help = Write “{ $near }”.
manifest-custom-unknown-field = The rule “{ $rule }” asks for “{ $name }”, and there is no such field here.
    .help = Here you can use: { $known }.
manifest-custom-unknown-field-near = The rule “{ $rule }” asks for “{ $name }”, and there is no such field; did you mean “{ $near }”?
    .help = Write “{ $near }”.
manifest-custom-no-fields = The rule “{ $rule }” asks for “{ $name }” of a value or a list, which has no fields.
    .help = Take out “.{ $name }”; to look at each entry of a list, use exists, all or filter.
manifest-custom-unknown-function = The rule “{ $rule }” calls “{ $name }”, and there is no such function.
    .help = You can call: { $known }.
manifest-custom-unknown-function-near = The rule “{ $rule }” calls “{ $name }”, and there is no such function; did you mean “{ $near }”?
    .help = Write “{ $near }”.
manifest-custom-arguments = In the rule “{ $rule }” the function “{ $name }” has too many or too few values in its brackets.
    .help = Compare it with the examples of the manual.
manifest-custom-pattern = A pattern of the rule “{ $rule }” is not valid: { $reason }.
    .help = Check that brackets come in pairs; in quotes write “\” twice, or put an r before the quotes.
manifest-custom-as-of = The rule “{ $rule }” uses the date of today, but does not say on which day its examples are judged.
    .help = Add “as-of: 2026-01-05”, and the examples are judged on that day for ever.
manifest-custom-types = When the rule “{ $rule }” judges “{ $entity }”, “{ $operator }” cannot be used on these values: { $types }.
    .help = null is what is not written: put “x != null &&” or “!blank(x) &&” before it; a text and a number do not compare.
manifest-custom-fails = The rule “{ $rule }” cannot be worked out for “{ $entity }”: { $reason }.
    .help = Change the condition so that it can be worked out for everybody.
manifest-custom-not-bool = When the rule “{ $rule }” judges “{ $entity }”, its condition is a { $type }, not true or false.
    .help = Write a comparison, such as size(self.kpis) == 0.
manifest-custom-too-much = The rule “{ $rule }” takes too many steps to judge “{ $entity }”, and was stopped.
    .help = The condition has loops within loops; take out an inner one.
manifest-custom-unread = An example of the rule “{ $rule }” has a part that cannot be read: { $finding }
    .help = Mend the example first.
manifest-custom-nobody = An example of the rule “{ $rule }” has no { $kind } to judge.
    .help = Write one there; what is only outlined is judged with “stubs: true”.
manifest-custom-silent = The rule “{ $rule }” finds nothing in an example that is “bad”.
    .help = Change the condition or the example; a rule finds what its condition is true of.
manifest-custom-loud = The rule “{ $rule }” finds something in an example that is “good”: { $finding }
    .help = Change the condition or the example; a rule finds what its condition is true of.
manifest-wants-flag = “{ $key }” takes true or false.
    .help = As in “{ $key }: true”.

## Amounts

amount-cny = CNY { $number }
amount-usd = ${ $number }
amount-hkd = HK${ $number }
amount-eur = €{ $number }
amount-jpy = JPY { $number }
amount-gbp = £{ $number }
amount-twd = NT${ $number }
amount-currency = { $unit } { $number }
amount-percent = { $number }%
amount-unit = { $number } { $unit }
amount-plain = { $number }
band-all = any amount
band-up-to = up to { $high }
band-under = under { $high }
band-from = { $low } or more
band-over = over { $low }
band-single = exactly { $low }
band-from-to = { $low } to { $high }
band-from-under = { $low } or more but under { $high }
band-over-to = over { $low } to { $high }
band-over-under = over { $low } but under { $high }
band-where = { $band } ({ $departments })
band-case = { $case }: { $band }
band-more = and { $count } more
scope-whole = the whole organisation

## Authorities

authority-held = “{ $position }”: { $power }, { $band }
authority-held-any = “{ $position }”: { $power }
authority-overlap = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it and “{ $two }” may { $also } it too, yet neither is above the other.
    .help = Divide the amounts or the scopes between them; if both are to sign, add “[joint: { $two }]”.
authority-overlap-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it and “{ $two }” may { $also } it too, yet neither is above the other.
    .help = Keep one of them, or give each a scope, “[scope: …]”; if both are to sign, add “[joint: { $two }]”.
authority-overlap-many = { $count } positions may decide “{ $matter }”, none of them above the other: { $positions }. For example { $amount } in { $department }: “{ $one }” may { $does } it and “{ $two }” may { $also } it too.
    .help = Divide the amounts or the scopes between them; where several are to sign, add “[joint: …]”.
authority-overlap-many-any = { $count } positions may decide “{ $matter }”, none of them above the other: { $positions }. For example in { $department }: “{ $one }” may { $does } it and “{ $two }” may { $also } it too.
    .help = Keep one of them, or give each a scope, “[scope: …]”; where several are to sign, add “[joint: …]”.
authority-boundary = “{ $matter }” of exactly { $numbers } in { $department }: “{ $one }” ({ $says }) may { $does } it and “{ $two }” ({ $differs }) may { $also } it too.
    .help = Write “up to { $amount }” for the one and “over { $amount }” for the other: “up to” and “or more” include the number.
authority-boundary-own = “{ $matter }” of exactly { $numbers } is in two limits of “{ $one }”: { $says } and { $differs }.
    .help = Write “up to { $amount }” for the one and “over { $amount }” for the other: “up to” and “or more” include the number.
authority-boundary-many = “{ $matter }” of exactly { $numbers } may be decided by several positions: { $positions }. For example { $amount } in { $department }: “{ $one }” ({ $says }) may { $does } it and “{ $two }” ({ $differs }) may { $also } it too.
    .help = Begin each next limit with “over”: “up to” and “or more” include the number.
authority-chain-duplicate = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it and its superior “{ $two }” may { $also } it too; both have the same limits.
    .help = Leave it to the subordinate and keep the greater amounts for the superior; or delete it from the subordinate.
authority-chain-duplicate-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it and its superior “{ $two }” may { $also } it too; both have the same power.
    .help = Keep one of them; divide the amounts by a limit; or, if both are to sign, add “[joint: { $two }]”.
authority-chain-duplicate-many = { $count } positions in one line have the same limits for “{ $matter }”: { $positions }. For example { $amount } in { $department }: “{ $one }” may { $does } it and its superior “{ $two }” may { $also } it too.
    .help = Leave it to the subordinate and keep the greater amounts for the superior; or delete it from the subordinate.
authority-chain-duplicate-many-any = { $count } positions in one line have the same power over “{ $matter }”: { $positions }. For example in { $department }: “{ $one }” may { $does } it and its superior “{ $two }” may { $also } it too.
    .help = Keep one for each level, or divide the amounts by a limit.
authority-inversion = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it ({ $more }), but its superior “{ $two }” may not ({ $less }).
    .help = Raise the limit of the superior, or lower that of the subordinate.
authority-inversion-many = For “{ $matter }” { $count } positions have limits that grow downwards: { $positions }. For example { $amount } in { $department }: “{ $one }” may { $does } it ({ $more }), but its superior “{ $two }” may not ({ $less }).
    .help = Raise the limit of the superior, or lower that of the subordinate.
authority-gap = Some amounts of “{ $matter }” may be decided by nobody: { $holes }. For example { $amount } in { $department }: nobody may approve it.
    .help = Add a row to the table, or give a position these amounts, as in “Approve: { $matter } …”.
authority-gap-any = Some cases of “{ $matter }” may be decided by nobody: { $holes }. For example in { $department }: nobody may approve it.
    .help = Add a row to the table, or give a position these amounts, as in “Approve: { $matter } …”.
authority-undecided = “{ $position }” may { $power } “{ $matter }”, but nobody may decide it.
    .help = Say who decides it: add “Approve: { $matter }” to the authorities of that position.
authority-undecided-someone = For “{ $matter }” the step “{ $power }” is written, but nobody may decide it.
    .help = Say in the table who approves it, or add “Approve: { $matter }” to the authorities of that position.
authority-self-approval = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Leave one of the two to another position; if two are to sign, add “[joint: …]”.
authority-self-approval-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Leave one of the two to another position; if two are to sign, add “[joint: …]”.
authority-matrix-mismatch = For “{ $matter }” the authorities of “{ $position }” say { $power } { $list }, but the approval table says { $table }; whether { $amount } counts ({ $department }) is not clear.
    .help = Decide which is right and change the other; or keep it in one place alone.
authority-matrix-mismatch-any = For “{ $matter }” the authorities of “{ $position }” say { $power } { $list }, but the approval table says { $table } ({ $department }).
    .help = Decide which is right and change the other; or keep it in one place alone.
band-per-each = { $band } each
band-per-day = { $band } a day
band-per-month = { $band } a month
band-per-quarter = { $band } a quarter
band-per-half-year = { $band } a half-year
band-per-year = { $band } a year
role-applicant = the applicant
role-head = the head of the department
role-executive = the executive in charge
role-superior = the direct superior
authority-duplicate = The power of “{ $position }” to { $power } “{ $matter }” ({ $band }) is written twice.
    .help = Delete one; if they are two things, say how amount, scope or condition differ.
authority-duplicate-any = The power of “{ $position }” to { $power } “{ $matter }” is written twice.
    .help = Delete one; if they are two things, say how amount, scope or condition differ.
authority-duplicate-first = it is written here already
authority-order = For “{ $matter }” the step “{ $does }” of “{ $one }” comes first, and “{ $also }” of “{ $two }” only after it.
    .help = Put “{ $also }” before “{ $does }”; what is looked at afterwards is “re-check”, what is only made known is “file”.
authority-order-review = the step “{ $power }” of “{ $position }” comes later
authority-order-skipped = The steps for “{ $matter }” go on to { $number }, but { $missing } is missing.
    .help = Number them from ① without a gap; steps taken at the same time have the same number.
authority-either-or = In the approval table “{ $name }” is one of several positions, and nothing says which comes first.
    .help = Give each a column of its own; if one only stands in, keep “{ $first }” and name the other as its deputy.
authority-unit = The limits for “{ $matter }” count in different units: that of “{ $one }” is { $says }, that of “{ $two }” is { $differs }; they were not compared.
    .help = Use one unit, for example with “unit:” in the matter; if they are two things, make two matters of them.
authority-unit-per = Of the limits for “{ $matter }”, that of “{ $one }” is { $says } and that of “{ $two }” is { $differs }; they were not compared.
    .help = To have them compared, write both for each item, or both for the same period.
authority-unlimited = The power of “{ $position }” to { $power } “{ $matter }” has neither a limit nor a scope.
    .help = Add a limit, as in “up to $5,000”, or a scope, “[scope: …]”; if it is meant to be without, leave it.
authority-alone = “{ $matter }” is to be decided together, but each of these may { $power } it alone: { $positions }.
    .help = Add “[joint: …]”, or give several positions the same number in the table; or leave it to a committee.
authority-unparsed = “{ $text }” could not be read as a power over a matter; it is kept as it stands and was not checked.
    .help = Write it as in “Approve: marketing expenses up to $5,000” or “right to review sales contracts”: which power, over what, up to how much.
authority-unparsed-cell = “{ $text }” in the column “{ $column }” of the approval table cannot be read as a power; it was not read.
    .help = A cell says the power and its step, no more: review②, approve③. Conditions go in a column “condition” or “notes”.
authority-unparsed-sign = Nothing says what “{ $text }” means in this approval table; it was not read.
    .help = Explain it in the notes of the matter, for example “{ $text } means approve”; or write review②, approve③.
authority-unparsed-headless = The column of “{ $text }” has no head, so it is nobody’s power; it was not read.
    .help = Write the title of a position at the head of the column.
authority-undeclared-matter = There is no matter “{ $matter }”; its powers are compared with each other alone.
    .help = Declare it with “matter: { $matter }”; if it is another name of a matter, use that matter’s name or add this one as an alias.
authority-undeclared-matter-near = There is no matter “{ $matter }”; did you mean “{ $near }”?
    .help = If they are the same, write “{ $near }” or add this name as an alias; if not, declare it with “matter: { $matter }”.
authority-undeclared-matter-none = The authorities name { $count ->
        [one] a matter that is not declared: “{ $matter }”
       *[other] { $count } matters that are not declared, such as “{ $matter }”
    }.
    .help = Add “matter: { $matter }” with its unit and approval table; other names of one matter are its aliases.
authority-self-approval-many = For “{ $matter }” { $count } positions ask for what they themselves decide: { $positions }. For example { $amount } in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Leave one of the two to another position; if two are to sign, add “[joint: …]”.
authority-self-approval-many-any = For “{ $matter }” { $count } positions ask for what they themselves decide: { $positions }. For example in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Leave one of the two to another position; if two are to sign, add “[joint: …]”.
band-per-week = { $band } a week

## Authorities: checks and balances

authority-handed = “{ $position }”, handed on by “{ $from }”: { $power }, { $band }
authority-handed-any = “{ $position }”, handed on by “{ $from }”: { $power }
segregation-source-basic = China's Basic Standard of Internal Accounting Control
segregation-source-accounting = China's Accounting Law
segregation-source-cash = China's draft Standard of Internal Control, Monetary Funds
segregation-source-procurement = China's Standard of Internal Accounting Control, Purchase and Payment, art. 5
segregation-source-stock = China's draft Standard of Internal Control, Inventories
segregation-source-sales = China's draft Standard of Internal Control, Sales and Collection
segregation-source-assets = China's draft Standard of Internal Control, Fixed Assets
segregation-source-cost = China's draft Standard of Internal Control, Costs and Expenses
segregation-source-investment = China's draft Standard of Internal Control, Investments
segregation-source-works = China's draft Standard of Internal Control, Construction Projects
segregation-source-practice = the common practice of auditors
segregation-source-workspace = the rules of this organisation (segregation in rolec.yaml)
authority-segregation = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it and may also { $also } it; the two are kept apart by { $source }.
    .help = Move one of the two to another position; if that cannot be done, waive it above, with a day, an owner and what makes up for it: “# rolec: allow(authority/segregation) until 2026-12-31 by Internal Control — monthly spot checks”.
authority-segregation-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it and may also { $also } it; the two are kept apart by { $source }.
    .help = Move one of the two to another position; if that cannot be done, waive it above, with a day, an owner and what makes up for it: “# rolec: allow(authority/segregation) until 2026-12-31 by Internal Control — monthly spot checks”.
authority-segregation-deputy = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it, “{ $two }” may { $also } it, and one stands in for the other, so that both powers are in one hand; they are kept apart by { $source }.
    .help = Name another deputy; or say which power the deputy leaves alone, and waive it: “# rolec: allow(authority/segregation) until 2026-12-31 by Internal Control — the deputy does not { $also }”.
authority-segregation-deputy-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it, “{ $two }” may { $also } it, and one stands in for the other, so that both powers are in one hand; they are kept apart by { $source }.
    .help = Name another deputy; or say which power the deputy leaves alone, and waive it: “# rolec: allow(authority/segregation) until 2026-12-31 by Internal Control — the deputy does not { $also }”.
authority-segregation-person = “{ $matter }” of { $amount } in { $department }: “{ $person }” holds two posts, of which “{ $one }” may { $does } it and “{ $two }” may { $also } it; the two are kept apart by { $source }.
    .help = Give one post to somebody else, or one power to another position; if that cannot be done, waive it: “# rolec: allow(authority/segregation) until 2026-12-31 by Internal Control — monthly spot checks”.
authority-segregation-person-any = “{ $matter }” in { $department }: “{ $person }” holds two posts, of which “{ $one }” may { $does } it and “{ $two }” may { $also } it; the two are kept apart by { $source }.
    .help = Give one post to somebody else, or one power to another position; if that cannot be done, waive it: “# rolec: allow(authority/segregation) until 2026-12-31 by Internal Control — monthly spot checks”.
authority-same-hand = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Let another position { $also } it; if everybody looks their own work over, that is no authority to write.
authority-same-hand-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Let another position { $also } it; if everybody looks their own work over, that is no authority to write.
authority-veto-self = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Give the power to { $also } it to another position; who disagrees need not { $does } it.
authority-veto-self-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it, and may also { $also } it.
    .help = Give the power to { $also } it to another position; who disagrees need not { $does } it.
authority-reviewer-below = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it, but “{ $two }”, who is to { $also } it, is below “{ $one }”.
    .help = Let a position that is not below “{ $one }” { $also } it; if the subordinate only gives an opinion, write “advise”.
authority-reviewer-below-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it, but “{ $two }”, who is to { $also } it, is below “{ $one }”.
    .help = Let a position that is not below “{ $one }” { $also } it; if the subordinate only gives an opinion, write “advise”.
authority-reviewer-below-many = For “{ $matter }” subordinates review what comes from their superiors, in { $count } positions: { $positions }. For example { $amount } in { $department }: “{ $one }” may { $does } it, and “{ $two }”, below it, is to { $also } it.
    .help = Let positions review it that are not below who asks; if a subordinate only gives an opinion, write “advise”.
authority-reviewer-below-many-any = For “{ $matter }” subordinates review what comes from their superiors, in { $count } positions: { $positions }. For example in { $department }: “{ $one }” may { $does } it, and “{ $two }”, below it, is to { $also } it.
    .help = Let positions review it that are not below who asks; if a subordinate only gives an opinion, write “advise”.
authority-auditor-below = “{ $matter }” of { $amount } in { $department }: “{ $one }” may { $does } it, but “{ $two }”, who is to { $also } it, is below “{ $one }”.
    .help = Let a position { $also } it that is not below “{ $one }”, such as an auditor who reports to the top.
authority-auditor-below-any = “{ $matter }” in { $department }: “{ $one }” may { $does } it, but “{ $two }”, who is to { $also } it, is below “{ $one }”.
    .help = Let a position { $also } it that is not below “{ $one }”, such as an auditor who reports to the top.
authority-auditor-below-many = For “{ $matter }” subordinates supervise what their superiors do, in { $count } positions: { $positions }. For example { $amount } in { $department }: “{ $one }” may { $does } it, and “{ $two }”, below it, is to { $also } it.
    .help = Let a position supervise it that is below none of them, such as an auditor who reports to the top.
authority-auditor-below-many-any = For “{ $matter }” subordinates supervise what their superiors do, in { $count } positions: { $positions }. For example in { $department }: “{ $one }” may { $does } it, and “{ $two }”, below it, is to { $also } it.
    .help = Let a position supervise it that is below none of them, such as an auditor who reports to the top.
authority-auditor-below-person = “{ $one }” is to { $does } “{ $two }”, but is below it.
    .help = Let a position { $does } “{ $two }” that is not below it, or let “{ $one }” report elsewhere.
authority-upward = “{ $one }” may { $does } “{ $two }”, but is below it.
    .help = Give it to the superior of “{ $two }”; if it is only an opinion, write “advise”.
authority-upward-line = here stands to whom “{ $one }” reports
authority-sideways = “{ $one }” may { $does } “{ $two }”, who is in another line, and nothing says why.
    .help = Let the superior of “{ $two }” { $does } it; if “{ $one }” is meant to, say so in the duties or the functions of the department, or name it as functional superior.
authority-out-of-scope = The authority of “{ $position }” to { $power } “{ $matter }” reaches “{ $department }”, which is not below it, and nothing says why.
    .help = Change the scope to the own department; if it is meant so, say in the duties or the functions of the department what it does for “{ $department }”.
authority-prohibited = “{ $matter }” of { $amount } in { $department }: the authorities of “{ $position }” say that it may { $power } it, but the prohibitions say that it must not.
    .help = Decide which is right and delete the other; if it is forbidden only sometimes, say when, as in “must not … without …”.
authority-prohibited-any = “{ $matter }” in { $department }: the authorities of “{ $position }” say that it may { $power } it, but the prohibitions say that it must not.
    .help = Decide which is right and delete the other; if it is forbidden only sometimes, say when, as in “must not … without …”.
authority-prohibited-here = the prohibition
authority-joint-self = “{ $position }” is to sign together with itself.
    .help = Name another position; if one signature is enough, delete “joint”.
authority-delegation-exceeds = “{ $position }” hands the power to { $power } “{ $matter }” on to { $delegates }, but does not hold it.
    .help = Write the power among the authorities of “{ $position }” first; or let a position that holds it hand it on.
authority-delegation-exceeds-amount = “{ $matter }” of { $amount } in { $department }: “{ $position }” hands the power to { $power } it on to { $delegates }, but its own does not go so far.
    .help = Keep what is handed on within the own limit; or raise the limit of “{ $position }” first.
authority-delegation-exceeds-scope = “{ $matter }” in { $department }: “{ $position }” hands the power to { $power } it on to { $delegates }, but its own does not reach there.
    .help = Keep what is handed on within the own scope, “[scope: …]”; or change the line of “{ $position }” first.
authority-delegation-expired = “{ $position }” handed “{ $matter }” on to { $delegates } until { $day }, which is past.
    .help = Delete the line if the power has come back; if it goes on, change the period.
authority-delegation-cycle = The power over “{ $matter }” is handed on in a circle: { $chain }.
    .help = Delete one of the delegations.
authority-delegation-cycle-hands = “{ $position }” hands it on to { $delegates }
process-not-authorised = In this step “{ $position }” is to { $power } “{ $matter }”, which is not among its authorities.
    .help = Write “{ $power }: { $matter }” among the authorities of “{ $position }”; or let a position take the step that holds the power.
process-not-authorised-list = the authorities of “{ $position }”
process-same-hand = “{ $position }” is to { $does } “{ $matter }”, and is also to { $also } it.
    .help = Let another position { $also } it; if no second look is wanted, delete that step.
process-same-hand-prepares = here “{ $position }” is to { $does } it

## Word files

word-tag-each = each
word-tag-if = if
word-tag-unless = unless
word-tag-else = else

word-place-body = Text
word-place-header = Page header
word-place-footer = Page footer
word-place-footnotes = Footnotes
word-place-endnotes = Endnotes
word-place-paragraph = { $part }, paragraph { $number }
word-place-paragraph-box = { $part }, text box at paragraph { $number }
word-place-cell = { $part }, table { $table }, row { $row }, cell { $cell }
word-place-cell-box = { $part }, text box in table { $table }, row { $row }, cell { $cell }

word-no-docx = This is not a Word file (.docx).
    .help = Open it in Word, WPS or LibreOffice and save it as .docx.
word-protected = This file has a password, or is an old .doc; it cannot be read.
    .help = Take the password away and save it as .docx.
word-corrupt = This Word file is damaged: { $reason }.
    .help = Let Word repair it and save it again; or take another copy.
word-too-large = This Word file is too large once it is unpacked for a form that a person made; it was not read.
    .help = Take large pictures and embedded files out and save it again.
word-macros = This Word file has macros; templates with macros are not used.
    .help = Save it as “Word Document (.docx)”, which leaves the macros out.
word-strict = This file was saved as “Strict Open XML Document” and cannot be used.
    .help = Save it as “Word Document (.docx)”.
word-broken-part = The part “{ $part }” of this Word file is broken: { $reason }.
    .help = Let Word repair the file and save it again.
word-document-type = The part “{ $part }” of this Word file declares a document type, which no Word file may; it was not read.
    .help = Take a file that Word, WPS or LibreOffice has saved.
word-too-deep = The part “{ $part }” of this Word file is nested too deeply; it was not read.
    .help = Take a file that Word, WPS or LibreOffice has saved.
word-tag-out-of-reach = There is a tag in “{ $part }”, but text in charts and SmartArt cannot be filled in.
    .help = Move the tag to the text, a table or a text box.

word-tag-in-field = A tag stands in the code of a field or in a formula, where it cannot be filled in: { $text }
    .help = Write the tag in plain text.
word-unclosed-braces = “{ $text }” has two braces on its left, but none on its right.
    .help = Add two closing braces; a tag stands in one paragraph.
word-unopened-braces = There are two closing braces, but no opening ones.
    .help = Add two opening braces before the tag, or delete the closing ones.
word-empty-tag = There is nothing in the tag “{ $tag }”.
    .help = Write the name of a field; “rolec template fields” lists them all.
word-no-field = The tag “{ $tag }” names no field.
    .help = Add the field, as in {"{{#each duties}}"}.
word-not-a-name = What stands in the tag “{ $tag }” is not the name of a field.
    .help = Write the name alone, without calculations or functions.
word-unknown-field = A { $subject ->
        [position] position
        [department] department
       *[booklet] booklet
    } template has no field “{ $name }”.
    .help = “rolec template fields” lists all fields.
word-unknown-field-near = A { $subject ->
        [position] position
        [department] department
       *[booklet] booklet
    } template has no field “{ $name }”; did you mean “{ $near }”?
    .help = Write “{ $near }”.
word-field-elsewhere = “{ $name }” cannot stand here by itself; it belongs to “{ $list }”.
    .help = Write {"{{"}{ $list }{"}}"}; with #each, put “{ $name }” between it and {"{{/each}}"}.
word-field-of-other = A { $subject ->
        [position] position
        [department] department
       *[booklet] booklet
    } template has no field “{ $name }”; { $other ->
        [position] position
        [department] department
       *[booklet] booklet
    } templates have it.
    .help = Delete it; or use the whole template for { $other ->
        [position] positions
        [department] departments
       *[booklet] booklets
    } (“--for { $other }”, or “{ $other }” under “word” in the manifest).
word-unknown-inner = There is no “{ $name }” in “{ $of }”, which has: { $known }.
    .help = Write one of these.
word-unknown-inner-near = There is no “{ $name }” in “{ $of }”; did you mean “{ $near }”?
    .help = Write “{ $near }”.
word-dot-in-list = “{ $of }” has several entries; a dot cannot pick one ({ $name }).
    .help = Write {"{{#each"} { $of }{"}}"} … {"{{/each}}"}, with the field in between.
word-dot-in-text = “{ $of }” is a plain text; nothing stands behind its dot ({ $name }).
    .help = Write “{ $of }” alone.
word-cannot-repeat = There is one “{ $name }” only; it cannot be repeated with #each.
    .help = Write {"{{#if"} { $name }{"}}"} to ask whether it is there.
word-print-flag = “{ $name }” answers yes or no; it cannot be printed.
    .help = Write {"{{#if"} { $name }{"}}"} … {"{{/if}}"}.
word-print-list = “{ $name }” has several entries, which are printed one by one.
    .help = Write {"{{#each"} { $name }{"}}"} … {"{{/each}}"}, with the fields of an entry in between.
word-else-nowhere = There is no {"{{#if …}}"} before this {"{{else}}"}.
    .help = Delete it, or add {"{{#if …}}"} before it.
word-else-in-each = There can be no {"{{else}}"} in {"{{#each}}"}.
    .help = Write {"{{#if …}}"} first, and put {"{{#each}}"} inside.
word-else-twice = This {"{{#if}}"} has two {"{{else}}"}.
    .help = Delete one, or make two {"{{#if}}"} of it.
word-close-nowhere = Something ends here that never began.
    .help = Delete the tag, or add {"{{#each …}}"} or {"{{#if …}}"} before it.
word-close-other = What ends here is not what is open: that is “{ $open }”.
    .help = End the inner one first, then the outer one.
word-unclosed = “{ $name }” begins, but does not end.
    .help = Write { $close } behind what belongs to it.
word-crosses = “{ $open }” begins on another level than it ends here, so that nobody can tell what to repeat.
    .help = Put both tags at the start or end of paragraphs, or give each a paragraph of its own.
word-crosses-table = Of “{ $open }” and its end here, one stands in a table and the other outside.
    .help = Put both in the table (to repeat rows) or both outside (to repeat the table).
word-crosses-other = “{ $open }” crosses another pair of tags: something is inside one and outside the other.
    .help = Put one pair wholly inside the other; in a table, let no two pairs share a row.
word-block-not-alone = “{ $tag }” brings whole paragraphs; it cannot share one with other text.
    .help = Give it a paragraph of its own.
word-chapters-not-at-top = “{ $tag }” brings pages on their side; it stands only in the text itself, not in tables, headers, text boxes or {"{{#each}}"}.
    .help = Give it a paragraph of its own in the text.

word-field-organisation = organisation
    .means = The name of the organisation.
word-field-booklet = booklet
    .means = The title of the booklet.
word-field-date = date
    .means = The date of printing; empty if none was given.
word-field-confidential = confidential
    .means = The mark that the manifest gives, such as “Internal”.
word-field-logo = logo
    .means = The picture that the manifest gives, as large as its cell allows.
word-field-no = no
    .means = Which one it is among those that are repeated, from 1; titles of groups do not count.
word-field-first = first
    .means = Whether it is the first that is repeated.
word-field-last = last
    .means = Whether it is the last that is repeated.
word-field-position-title = title, position, job title
    .means = The title of the position.
word-field-holders = holders, holder
    .means = The people who hold the position.
word-field-chart = chart
    .means = A chart: of a position with its superior and reports, of a department, or of everything.
word-field-facts = facts
    .means = The grid at the head of a sheet: code, department, superior and so on; can also be repeated.
word-field-sections = sections
    .means = The sections of a sheet with their titles, as in the booklet; can also be repeated.
word-field-control = control
    .means = The document control at the foot of a sheet.
word-field-signatures = signatures
    .means = Places to sign for the holder, the superior and Human Resources; can also be repeated.
word-field-department-name = name, department name, department
    .means = The name of the department.
word-field-total = total
    .means = The total of the establishment, if it is stated.
word-field-positions = positions
    .means = The positions with a sheet in the booklet; in a department template, those of the department.
word-field-departments = departments
    .means = The departments with a sheet in the booklet.
word-field-booklet-title = title
    .means = The title of the booklet.
word-field-booklet-document = document, document control
    .means = The document control of the whole booklet.
word-field-cover = cover
    .means = Whether the booklet has a cover.
word-field-cover-signatures = cover-signatures
    .means = Who prepared, reviewed and approved it, and when.
word-field-chapters = chapters
    .means = The chapters of the booklet in the order of the manifest, without the cover.
word-field-contents = contents
    .means = The contents, with page numbers.
word-field-entry-number = number
    .means = Its number as written, such as 1. or (a).
word-field-entry-text = text
    .means = The text of the entry.
word-field-entry-name = name, indicator
    .means = The name of an indicator without its target; of other entries, the text.
word-field-entry-group = group
    .means = The group that it is in.
word-field-entry-heading = heading
    .means = Whether it is the title of a group.
word-field-entry-details = details
    .means = What stands in brackets behind it, with the labels.
word-field-name-title = title, name
    .means = The title of this position.
word-field-name-department = department
    .means = The department of this position.
word-field-name-grade = grade, level
    .means = The grade of this position.
word-field-name-headcount = headcount
    .means = How many people hold this position.
word-field-name-code = code
    .means = The code of this position.
word-field-post-title = title, position
    .means = A position of the establishment.
word-field-post-count = count
    .means = How many people.
word-field-post-note = note, notes
    .means = The note in the establishment.
word-field-other = other
    .means = What stands under none of the others, and labels that the workspace added.
word-field-label = label
    .means = What it is called.
word-field-signature-name = name
    .means = Who signed.
word-field-signature-date = date
    .means = When it was signed.
word-field-change-version = version
    .means = The version.
word-field-change-change = change
    .means = What was changed.
word-field-change-date = date
    .means = When it was changed.
word-field-change-by = by
    .means = Who changed it.
word-field-pair-value = value
    .means = What is written there.
word-field-section-title = title, heading
    .means = The title of the section, with its number.
word-field-section-content = content
    .means = The section without its title, as in the booklet.
word-field-key = extra
    .means = What the brackets behind the entry, or a column of its table, say of this.

build-step-docx = making the Word files of { $name }
build-wrote-positions = { $path } ({ $count ->
        [one] 1 position
       *[other] { $count } positions
    } as Word files)
build-wrote-departments = { $path } ({ $count ->
        [one] 1 department
       *[other] { $count } departments
    } as Word files)
build-word-removed = Removed { $count ->
        [one] 1 old file
       *[other] { $count } old files
    } from “{ $path }”: what they are about is not in this booklet any more.
build-word-departments = Departments
build-word-faults = There { $count ->
        [one] is 1 fault
       *[other] are { $count } faults
    } in “{ $path }”; no Word files were made with it.
    .help = Change it in Word, and look at it with “rolec template check”.

help-template = Make Word templates of your own: start from ours, check them, list the fields.
    .examples = {"  "}rolec template init templates                write our Word templates to a folder
    {"  "}rolec template check templates/position.docx check a template
    {"  "}rolec template fields --for position         list the fields of position templates
help-template-action = What to do: init writes our templates, check looks at yours, fields lists the fields
help-template-paths = For init a folder, for check .docx files
help-template-subject = What the template is for; if not given, that which has most of its fields
help-value-action = ACTION
help-value-subject = SUBJECT
help-value-template = TEMPLATE
template-init-folder = There is no folder to write the templates to.
    .help = Name one, as in “rolec template init templates”.
template-init-next = Change them in Word, look at them with “rolec template check”, and use them with “rolec build --template FILE”, or in the manifest.
template-check-file = There is no file to check.
    .help = Name one, as in “rolec template check templates/position.docx”.
template-file-position = position.docx
template-file-form = position form.docx
template-file-department = department.docx
template-file-booklet = booklet.docx
template-sound = { $path }: nothing is wrong; a template for { $subject ->
        [position] positions
        [department] departments
       *[booklet] whole booklets
    }.
template-place = : { $place }
template-colon = {": "}
template-fields-of = { $subject ->
        [position] Position templates
        [department] Department templates
       *[booklet] Booklet templates
    }
template-fields-loop = In what is repeated
template-fields-global = Everywhere

## The look of booklets

help-value-theme = THEME
manifest-unknown-choice = “{ $value }” behind “{ $key }” is unknown.
    .help = Write one of: { $known }.
manifest-unknown-choice-near = “{ $value }” behind “{ $key }” is unknown; did you mean “{ $near }”?
    .help = Write “{ $near }”; known here are: { $known }.
manifest-no-chapter = “{ $key }” stands beside no chapter.
    .help = Write the key of a chapter under the same “-”, such as “positions: all”.
manifest-idle-key = A chapter “{ $chapter }” has no use for “{ $key }”.
    .help = Delete it, or move it to the chapter that it is meant for.
build-nobody = A chapter of the booklet “{ $booklet }” picks no department and no position; it was left out.
    .help = Check what stands behind its grade, except and where.
build-unknown-grade = A chapter of the booklet “{ $booklet }” asks for the grade “{ $grade }”, and no position has it.
    .help = Write a grade as the organisation lists it.
build-unknown-grade-near = A chapter of the booklet “{ $booklet }” asks for the grade “{ $grade }”, and no position has it; did you mean “{ $near }”?
    .help = Write “{ $near }”.
build-no-font = The booklet “{ $booklet }” asks for the font “{ $name }”, which this machine does not have.
    .help = Install it, or delete “fonts” to use the built-in ones.
build-no-font-near = The booklet “{ $booklet }” asks for the font “{ $name }”, which this machine does not have; it has: { $near }.
    .help = Write one of these, or install “{ $name }”.
build-no-picture = The picture “{ $path }” ({ $at }) cannot be read: { $reason }. It was left out.
    .help = Check that the file is there; a chapter in Markdown names pictures from its own folder.
build-picture-elsewhere = The picture “{ $path }” ({ $at }) is not in the workspace; it was left out.
    .help = Put it into the workspace; rolec fetches nothing.
build-picture-unknown = “{ $path }” ({ $at }) is no picture that can be printed; it was left out.
    .help = Save it as PNG, JPEG or SVG.
build-picture-broken = The picture “{ $path }” ({ $at }) is damaged and was left out: { $reason }.
    .help = Open it in a viewer and save it anew.
build-picture-large = The picture “{ $path }” ({ $at }) has { $width } × { $height } pixels, which is too large; it was left out.
    .help = Make it smaller than 40 million pixels; 2500 × 3500 are sharp on A4.
build-picture-bytes = The picture “{ $path }” ({ $at }) has { $size } MB, which is too large; it was left out.
    .help = Make it smaller than { $most } MB.
build-pdf-a = The booklet cannot be made as PDF/A-{ $standard }: { $reason }.
    .help = Delete “pdf-a” below “pdf”, or use another picture or font.
build-pdf-a-undated = PDF/A must say on which day it was made, and no day was given.
    .help = Add --as-of, such as --as-of 2026-03-01, or set SOURCE_DATE_EPOCH.

## Import
import-differs = Not the same as above: { $lacks ->
    [0] “{ $here }” is added here
   *[other] { $more ->
        [0] “{ $before }” is missing here
       *[other] “{ $before }” is missing here, “{ $here }” is added
    }
}.
import-source = source: { $text }
import-unnamed = Unnamed { $number }
import-progress = importing
import-not-taken = “{ $path }” was written, but the workspace does not look at it: it is not among the sources in rolec.yaml.
    .help = Move it to a folder that sources names, or add “{ $path }” to sources.
import-exists = “{ $path }” exists with other content and was not overwritten.
    .help = Name another folder with -o; add --force if the old file is not needed.
import-no-column = No list that was read has a column “{ $head }”, which --map names.
    .help = Write the head as it stands in the list; the report shows the columns that were read.
import-nothing = No document to import was found.
    .help = Name files, folders, or a pattern such as “sheets/*.docx”.
import-not-a-file = “{ $path }” is not a regular file and was not read.
    .help = Name the document itself.
import-too-large = “{ $path }” is larger than { $limit } MB and was not read.
    .help = Divide it into smaller files.
import-empty = “{ $path }” holds no text.
    .help = Open it to see whether it is blank; if it is a picture, run text recognition first.
import-no-text = “{ $path }” is not a text file: it cannot be read from byte { $offset } on.
    .help = Open it in the program it comes from and save it as .docx, or as .txt in UTF-8.
import-corrupt = “{ $path }” cannot be opened and may be damaged: { $reason }.
    .help = Open it in Word, WPS or Excel, save a copy, and import that.
import-protected = “{ $path }” has a password and was not read.
    .help = Open it in its program, remove the password, save a copy, and import that.
import-older = “{ $path }” is in an older format than its ending says.
    .help = Open it in Word, WPS or Excel, save it in the new format, and import that.
import-no-document = “{ $path }” holds no text of a document.
    .help = Open it in Word or WPS, save it as .docx, and import that.
import-bomb = “{ $path }” is larger or deeper, unpacked, than any document, and was not read.
    .help = Import files from sources you trust; open it in its program, save a copy, and try that.
import-no-program = “{ $path }” can only be read with { $program }, which is not installed.
    .help = Install { $program }; or open the file in its program, save it as .docx or .xlsx, and import that.
import-unconverted = “{ $path }” could not be converted.
    .help = Open it in its program and look whether it is damaged; save it as .docx or .xlsx and import that.
import-unconverted-because = “{ $path }” could not be converted: { $reason }.
    .help = Open it in its program and look whether it is damaged; save it as .docx or .xlsx and import that.
import-new = new: { $kind } { $name }
import-same = same: { $kind } { $name } ({ $path }:{ $line })
import-different = different: { $kind } { $name } ({ $path }:{ $line }); the file stays as it is, the differences are below
import-converted = rewrote characters with --convert: { $count }
import-summary = { $read ->
    [one] One document was read
   *[other] { $read } documents were read
 }{ $unread ->
    [0] .
    [one] , one could not be.
   *[other] , { $unread } could not be.
 }
import-wrote = { $source } → { $path }
import-not-written = { $source } (not written)
import-no-title = (no title)
import-position = position { $title }: duties { $duties }, KPIs { $kpis }, authorities { $authorities }
import-departments = departments: { $names }
import-processes = processes: { $names }
import-matters = matters: { $names }
import-columns = columns: { $columns } (correct them with --map COLUMN=LABEL)
import-column-note = notes
import-characters = characters { $total }: placed { $placed }, dropped { $dropped }, unplaced { $unplaced }
import-step-aids = left out sheets that are hidden or only hold choices for others: { $count } cells (--keep aids reads them)
import-step-signatures = dropped lines to sign on: { $count } (--keep signatures leaves them in)
import-step-pictures = dropped pictures: { $count } (--keep pictures leaves them in)
import-step-markup = dropped Markdown signs: { $count } (--keep markup leaves them in)
import-step-pinyin = dropped pinyin: { $count } (--keep pinyin leaves it in)
import-step-site-text = dropped text of sites: { $count } (--keep site-text leaves it in)
import-step-contents = dropped lists of contents: { $count } (--keep contents leaves them in)
import-step-page-furniture = dropped page numbers: { $count } (--keep page-furniture leaves them in)
import-step-page-chunks = dropped numbers that a site put before its pages: { $count } (--keep page-chunks leaves them in)
import-step-doubled-glyphs = dropped doubled characters: { $count } (--keep doubled-glyphs leaves them in)
import-step-wrapped-lines = joined broken lines: { $count } (--keep wrapped-lines leaves them broken)
import-step-arrows = put steps on lines and dropped arrows: { $count } (--keep arrows leaves them in)
import-step-row-numbers = made items of rows and dropped their numbers: { $count }
import-step-table-heads = made labels of the heads of columns: { $count }
import-step-repeated = dropped names that rows repeat: { $count }
import-step-ornaments = dropped lines without words: { $count }
import-unplaced-line = unplaced, line { $line }: { $text }
import-unplaced-at = unplaced, { $at }: { $text }
import-unplaced-more = { $count ->
    [one] One more text is unplaced
   *[other] { $count } more texts are unplaced
 }; all stand in the files, in lines that begin with “# rolec:unplaced”
help-import = Turn existing documents into .role files, then check them.
    .examples =
        {"  "}rolec import sheets/ -o imported            every document of a folder
        {"  "}rolec import "Sales Manager.docx"           one document, into the current folder
        {"  "}rolec import sheets/*.txt --report json     a report for programs
help-import-sources = documents, folders, or patterns such as *.txt
help-import-output = write to this folder; else to the current one
help-import-report = format of the report
help-import-keep = leave out this step of cleaning
help-import-map = which label a column of a table stands for, such as Job=position; may be given several times
help-value-column = COLUMN=LABEL
help-import-convert = rewrite all characters: s2t Simplified to Traditional, t2s the other way; without it none is changed
help-import-into = add what is new to this workspace, and show what it has in other words
help-value-direction = DIRECTION
help-import-force = overwrite files that are there
help-value-source = SOURCE
help-value-step = STEP

## The site
book-authorities-lists = From the lists of positions and departments
book-site-menu = Main menu
book-site-menu-home = Home
book-site-menu-chart = Chart
book-site-menu-positions = Positions
book-site-menu-matters = Authorities
book-site-menu-processes = Processes
book-site-trail = You are here
book-site-around = Related pages
book-site-superior = Reports to
book-site-reports = Direct reports
book-site-colleagues = In the same department
book-site-members = Positions here
book-site-units = Sub-departments
book-site-matters = Matters it has a part in
book-site-processes = Processes
book-site-children = Matters below
book-site-all-positions = All positions
book-site-all-members = All positions of the department
book-site-all-matters = All matters
book-site-all-processes = All processes
book-site-undescribed = Named in the structure; not described yet.
book-site-structure = Structure
book-site-tables = Tables and documents
book-site-count-departments = { $count ->
        [one] department
       *[other] departments
    }
book-site-count-positions = { $count ->
        [one] position
       *[other] positions
    }
book-site-count-matters = { $count ->
        [one] matter for approval
       *[other] matters for approval
    }
book-site-count-processes = { $count ->
        [one] process
       *[other] processes
    }
book-site-search = Search
book-site-hint = Position, department or duty
book-site-results = Search results
book-site-found = Results: {"{n}"}
book-site-unfound = Nothing found. Try another word.
book-site-unread = The file search.js could not be read. Copy the whole folder.
book-site-kind-position = Position
book-site-kind-department = Department
book-site-kind-process = Process
book-site-kind-matter = Matter
book-site-kind-text = Document
book-site-kind-table = Table
book-site-number-positions = { $count ->
        [one] 1 position
       *[other] { $count } positions
    }
book-site-whose-department = Head
book-site-whose-matter = Final approval
book-site-whose-process = Owner

## Language server
cli-lsp-failed = The language server stopped: { $reason }
    .help = An editor starts this command; docs/editor.md says how to set one up
lsp-analysing = Checking
lsp-cancelled = Cancelled
lsp-modified = The text has changed; please try again
lsp-failed = “{ $what }” failed because of a fault in the program; everything else works on
lsp-panic = Fault in the program ({ $what }): { $said }
lsp-bad-message = The editor sent a “{ $what }” that cannot be read: { $said }
lsp-not-open = “{ $path }” is not open; the change was not taken
lsp-stale = Version { $version } of “{ $path }” is older than version { $known }; it was not taken
lsp-too-long = “{ $path }” is longer than 8 MB and is not checked while it is open
lsp-findings-left = { $count ->
        [one] One more finding in this file is not shown here.
       *[other] { $count } more findings in this file are not shown here.
    }
    .help = Put right the gravest ones first, or run “rolec check” to see them all.
lsp-too-many = “{ $path }” has { $count } findings; only the { $most } gravest are shown
ide-new-name = New { $kind }
ide-one-person = { $title } 1
ide-card-stub = In the structure, but not described yet
ide-card-superiors = Reports to: { $value }
ide-card-reports = { $count ->
        [one] 1 direct report: { $value }
       *[other] { $count } direct reports: { $value }
    }
ide-card-headcount = Headcount: { $value }
ide-card-purpose = { $value }
ide-card-duties = { $count ->
        [one] 1 duty
       *[other] { $count } duties
    }
ide-card-kpis = { $count ->
        [one] 1 KPI
       *[other] { $count } KPIs
    }
ide-card-authorities = { $count ->
        [one] 1 line of authority
       *[other] { $count } lines of authority
    }
ide-card-findings = { $count ->
        [one] 1 problem found
       *[other] { $count } problems found
    }
ide-card-within = Part of: { $value }
ide-card-head = Head: { $value }
ide-card-children = Sub-departments: { $value }
ide-card-positions = Positions: { $value }
ide-card-functions = { $count ->
        [one] 1 function
       *[other] { $count } functions
    }
ide-card-entry = { $about }: { $said }
ide-card-lists = In lists of authorities:
ide-card-target = Target: { $value }
ide-card-period = Period: { $value }
ide-card-formula = Formula: { $value }
ide-card-source = Source of data: { $value }
ide-card-owner = Owner: { $value }
ide-card-steps = { $count ->
        [one] 1 step
       *[other] { $count } steps
    }
ide-card-more = { $names } and { $count } more
ide-hint-superior = reports to { $name }
ide-hint-weights = { $sum }% in all
ide-hint-amount = = { $value }
ide-lens-reports = { $count ->
        [one] 1 direct report
       *[other] { $count } direct reports
    }
ide-lens-findings = { $count ->
        [one] 1 problem
       *[other] { $count } problems
    }
ide-lens-preview = Preview
ide-rename-bad = “{ $name }” cannot be a name: a name is not empty and has no comma, colon, slash or bracket in it
ide-rename-nothing = Nothing here can be renamed: no position, department, matter or grade
ide-rename-long = An open file is longer than 8 MB and was not checked; the name may stand in it, so nothing was changed; please close that file first
ide-rename-taken = There is a “{ $name }” already; please choose another name
ide-rename-clash = With “{ $name }” some places would no longer say whom they mean, so nothing was changed; please choose another name
ide-fix-all = { $count ->
        [one] Make the one certain fix in this file
       *[other] Make all { $count } certain fixes in this file
    }
ide-create = Create the { $kind } “{ $name }”
ide-add-side = Name “{ $name }” on the other side, too
ide-waive = Waive this ({ $rule }) and say why
ide-waive-reason = say why
ide-split-duty = Split into { $count } duties
ide-table-to-list = Turn the table into items
ide-list-to-table = Turn the items into a table
