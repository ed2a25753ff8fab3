# All messages in English. The message of a rule is named after it (family-name), variants have a suffix; .help says
# what to do next. How to write them: docs/wording.md.

## Reports

report-error = error
report-warning = warning
report-hint = hint
report-help = help:{" "}
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
report-hints-hidden = { $hints ->
        [one] 1 hint is not shown; --hints shows it.
       *[other] { $hints } hints are not shown; --hints shows them.
    }

fix-replace = write “{ $new }”
fix-break-line = start a new line here
fix-insert = add the line “{ $new }”

## Syntax

syntax-unknown-declaration = “{ $word }” is unknown; a position, department or other declaration should begin here.
    .help = A line in the first column begins with “position:”, “department:”, “organisation:”, “matter:”, “kpi:”, “process:”, “person:” or “position template:”. Everything down to the next declaration was left unread.
syntax-unknown-declaration-near = “{ $word }” is unknown; did you mean “{ $near }”?
    .help = Change “{ $word }” to “{ $near }”.

syntax-missing-name = There is no name behind “{ $word }”.
    .help = Write the name behind the colon, as in “{ $word }: Sales Manager”.

syntax-unknown-field = The label “{ $word }” is unknown; it and the lines below it were left unread.
    .help = Check the spelling; if this is text, put a number in front of it, or move it to “notes”.
syntax-unknown-field-near = The label “{ $word }” is unknown; did you mean “{ $near }”?
    .help = Change “{ $word }” to “{ $near }”.

syntax-misplaced-field = “{ $word }” cannot stand here; it belongs to a declaration of: { $kinds }.
    .help = Move it below that declaration, or use another label.
syntax-misplaced-field-record = “{ $word }” belongs inside “{ $record }”.
    .help = Add the line “{ $record }:” before it.
syntax-misplaced-field-declaration = “{ $word }:” declares something new and belongs in the first column.
    .help = Delete the blanks in front of this line.

syntax-duplicate-field = “{ $word }” stands twice in one declaration.
    .help = Merge the two, or delete one.
syntax-duplicate-field-first = “{ $word }” first stands here

syntax-bad-table = The column “{ $column }” is unknown and was left unread.
    .help = Use a known column head, or move the text to a column “note”.
syntax-bad-table-near = The column “{ $column }” is unknown; did you mean “{ $near }”?
    .help = Change “{ $column }” to “{ $near }”.
syntax-bad-table-cells = This row has { $found ->
        [one] 1 cell
       *[other] { $found } cells
    }, the first row has { $wanted }; it was left unread.
    .help = Add or delete a “|” so that every row has as many cells as the first; empty cells count.
syntax-bad-table-no-heads = The first row of a table names its columns; none of these is known, so the table was left unread.
    .help = Put a row of column heads on top, with at least a column “{ $column }”.
syntax-bad-table-no-text = This table has no column “{ $column }”, so it was left unread.
    .help = Add the column “{ $column }”, which says what each row is about.

syntax-bad-attribute = “{ $key }” in square brackets is unknown.
    .help = Square brackets hold notes such as “every:” or “share:”; put plain remarks in round brackets.
syntax-bad-attribute-near = “{ $key }” in square brackets is unknown; did you mean “{ $near }”?
    .help = Change “{ $key }” to “{ $near }”.
syntax-bad-attribute-no-colon = There is no colon behind “{ $key }” in “[{ $text }]”.
    .help = Write “[{ $key }: …]”; put plain remarks in round brackets.

syntax-bad-number = “{ $text }” is no number.
    .help = Write digits, as in 3, 2–3, 30% or 4+N.
syntax-bad-date = “{ $text }” is no day of the calendar.
    .help = Write 2026-01-05; a period is two days with “to” between them.
syntax-bad-amount = “{ $text }” cannot be read as an amount.
    .help = Write $5,000, 5k USD, up to $5,000 per item, or over $5,000 to $20,000.

syntax-run-on = There are two labels on this line; the second is “{ $word }”.
    .help = Start a new line at “{ $word }”.

syntax-bad-suppression = There is no rule “{ $rule }”; this waiver does nothing.
    .help = “rolec rules” lists the rules.
syntax-bad-suppression-unknown = There is no rule “{ $rule }”; this waiver does nothing.
    .help = “rolec rules” lists the rules.
syntax-bad-suppression-near = There is no rule “{ $rule }”; did you mean “{ $near }”?
    .help = Change “{ $rule }” to “{ $near }”.
syntax-bad-suppression-reason = This waiver gives no reason and does nothing.
    .help = Add “— reason” at its end: why may this be an exception?
syntax-bad-suppression-form = This looks like a waiver, but cannot be read.
    .help = Write “# rolec: allow(rule) until 2026-12-31 by Internal Control — reason”; until and by may be left out.
syntax-unused-suppression = There is nothing below that this waiver ({ $rules }) could waive.
    .help = If the finding is gone, delete this line; perhaps it stands in the wrong place: it covers the one declaration, label, item or row that follows.
syntax-expired-suppression = This waiver expired on { $date } and does nothing any more.
    .help = Settle what it waived, or have it approved again and change the date.

syntax-encoding = This file is encoded as { $encoding }; it was read all the same.
    .help = “rolec fmt” stores it as UTF-8, which every computer shows right.
syntax-stray-text = No declaration stands before “{ $text }”; it belongs to nothing.
    .help = Put “position: …” or “department: …” before it; if it is a remark, begin the line with #.
syntax-stray-text-declaration = No label stands before “{ $text }”; it could be anything.
    .help = Put a label before it, such as “purpose:” or “duties:”.
syntax-stray-text-label = “{ $label }” takes one line; “{ $text }” does not belong to it.
    .help = Put a label before this line, or join it to the line of “{ $label }”.
syntax-not-a-file-folder = “{ $path }” is a folder and was not read.
    .help = Give the folder a name that does not end in .role.
syntax-not-a-file-device = “{ $path }” is no regular file and was not read.
    .help = Replace it by a regular file, or give it a name that does not end in .role.
syntax-unreadable = “{ $path }” is no text: nothing can be read from byte { NUMBER($offset, useGrouping: "false") } on.
    .help = Open it in an editor and save it as UTF-8 text; from a Word file, paste the text into a new .role file.
syntax-unreadable-denied = “{ $path }” may not be opened.
    .help = Ask its owner for permission to read it.
syntax-unreadable-io = “{ $path }” cannot be opened: { $reason }.
    .help = Check whether another program holds it, and whether the disk is sound.
syntax-unreadable-too-long = “{ $path }” is larger than 4 GB and was not read.
    .help = Divide it by department.

## Names

name-ambiguous = “{ $name }” may be any of these: { $candidates }.
    .help = Name the department too, as in “Sales/{ $name }”, or use the position's code.
name-unknown-position = There is no position “{ $name }”.
    .help = If it is new, describe it with “position: { $name }”, or add “@{ $name }” to the outline.
name-unknown-department = There is no department “{ $name }”.
    .help = If it is new, describe it with “department: { $name }”, or add “{ $name }” to the outline.
name-unknown-template = There is no position template “{ $name }”.
    .help = Write it with “position template: { $name }”, or use the name of one that exists.
name-unknown-matter = There is no matter “{ $name }”.
    .help = Write it with “matter: { $name }”, or use the name of one that exists.
name-unknown-near = There is no “{ $name }”; did you mean “{ $near }”?
    .help = Correct the name; if it is somebody else, describe it, or add it to the outline.
name-unknown-again = “{ $name }” stands here too
name-unit-as-person = “{ $name }” is a department; a position is needed here.
    .help = Name the position; “{ $name }” has no head yet, so give it one too.
name-unit-as-person-head = “{ $name }” is a department; a position is needed here.
    .help = If its head is meant, write “{ $head }”.
name-either-or = “{ $name }” names one of several positions, and does not say which comes first.
    .help = Name one; if the other stands in, write it under “deputy”.
name-several = One sheet describes several positions: { $names }.
    .help = Write a sheet for each; put what they share into a “position template” and write “like: …”.
name-several-department = One sheet describes several departments: { $names }.
    .help = Write a sheet for each, so that headcounts and functions can be told apart.
name-stub = The position “{ $name }” stands in the outline, but is described nowhere.
    .help = Describe it with “position: { $name }”, or leave it for later.
name-stub-department = The department “{ $name }” stands in the outline, but is described nowhere.
    .help = Describe it with “department: { $name }”, or leave it for later.
name-stub-established = “{ $name }” stands in the establishment, but is described nowhere.
    .help = Describe it with “position: { $name }”; if it is short for another position, write the full title.
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
name-duplicate-template = The position template “{ $name }” is written twice.
    .help = Keep one, or rename one.
name-duplicate-outline = “{ $name }” stands twice in the same place of the outline.
    .help = Delete one of the lines.
name-duplicate-first = “{ $name }” is already here

## Reporting

reporting-names = “{ $position }” says it reports to “{ $superior }”
reporting-lists = “{ $superior }” lists “{ $position }” as a direct report
reporting-outlines = the outline puts “{ $position }” under “{ $superior }”
reporting-department = the department says that its head “{ $position }” reports to “{ $superior }”
reporting-cycle = The reporting lines run in a circle: { $circle }.
    .help = One of these positions names the wrong superior; name one outside the circle.
reporting-self = “{ $position }” reports to itself.
    .help = Name its real superior; at the very top, write “reports to: none”.
reporting-mismatch = “{ $superior }” lists “{ $position }” as a direct report, but “{ $position }” reports to “{ $stated }”.
    .help = Settle who the superior is and change the other place; a second line may be “dotted line to” or “functional superior”.
reporting-mismatch-top = “{ $superior }” lists “{ $position }” as a direct report, but “{ $position }” says it reports to nobody.
    .help = Give “{ $position }” its superior, or take it off the list of “{ $superior }”.
reporting-mismatch-none = “{ $superior }” says it has no direct reports, but “{ $position }” reports to it.
    .help = Add “{ $position }” to the direct reports of “{ $superior }”, or change the superior of “{ $position }”.
reporting-mismatch-says-none = it says here that it reports to nobody
reporting-mismatch-lists-none = “{ $superior }” says here that it has no direct reports
reporting-two-superiors = “{ $position }” has several direct superiors: { $superiors }.
    .help = Keep one; write the others as “dotted line to” or “functional superior”.
reporting-no-superior = “{ $position }” reports to nobody, and nobody reports to it.
    .help = Name its superior; if it really stands alone, write “reports to: none”.
reporting-many-tops = Several positions stand at the top, each with reports: { $positions }.
    .help = Give all but one of them a superior, so that the organisation has one top.
reporting-many-tops-other = “{ $position }” has no superior either
reporting-span = “{ $position }” has { $reports } direct reports, more than { $most }.
    .help = Put a level of supervisors in between, or change “span” under “thresholds” in rolec.yaml.
reporting-depth = The longest line of command has { $levels } levels, more than { $most }: { $line }.
    .help = Take out a level, or change “depth” under “thresholds” in rolec.yaml.
reporting-lone-report = “{ $position }” leads only “{ $report }”, which is one person.
    .help = Consider making the two one level.
reporting-grade-inversion = “{ $position }” is graded { $grade }, above its superior “{ $superior }” ({ $above }).
    .help = Check the grades of both, or the superior.
reporting-grade-inversion-superior = “{ $superior }” is graded { $grade }
reporting-outside-department = “{ $position }” is in { $department }, but its superior “{ $superior }” is in { $other }.
    .help = A superior is in the same department or one above it; guidance across departments is “functional superior” or “dotted line to”.
reporting-dotted-duplicate = “{ $superior }” is the direct superior of “{ $position }” already; a dotted or functional line adds nothing.
    .help = Delete this name.
reporting-dotted-duplicate-again = “{ $superior }” stands here twice.
    .help = Delete one of the two.
reporting-deputy-self = “{ $position }” is its own deputy.
    .help = Name a position that can stand in.
reporting-deputy-superior = The deputy of “{ $position }”, “{ $deputy }”, is its superior; nobody would check what it does.
    .help = Name a position on the same level or below.
reporting-deputy-vacant = The deputy of “{ $position }”, “{ $deputy }”, has a headcount of 0; nobody can stand in.
    .help = Name a position that somebody holds.
reporting-skips-deputy = “{ $position }” reports straight to “{ $superior }”, past “{ $deputy }”, who owns “{ $area }”.
    .help = If “{ $deputy }” is in charge, make it the superior.
reporting-skips-deputy-duty = the duty of “{ $deputy }”

## Departments

department-parent = “{ $name }” is part of “{ $parent }”
department-cycle = The departments contain each other in a circle: { $circle }.
    .help = One of them names the wrong parent; name one outside the circle.
department-no-head = The department “{ $name }” has no head.
    .help = Add “head: Position”, or write “{ $name } [head: @Position]” in the outline.
department-two-heads = The department “{ $name }” has several heads: { $heads }.
    .help = Keep one; the other may be a deputy.
department-two-heads-other = “{ $head }” heads “{ $name }” here
department-head-elsewhere = The head of “{ $name }”, “{ $head }”, is in { $other }: neither in this department nor in one above it.
    .help = Change the department of “{ $head }”, or name another head.
department-empty = There are no positions in the department “{ $name }”.
    .help = Describe its positions, or write its “establishment:”; if the department is gone, delete it.
department-unplaced = The position “{ $position }” stands below the department “{ $department }”, but names no department.
    .help = Add “department: { $department }”; where a position is written says nothing.
department-children = The department “{ $name }” is put in two places: under “{ $parent }” and under “{ $other }”.
    .help = Settle where it belongs and change the other place.
department-children-none = The department “{ $name }” says it has no sub-departments, but it has: { $children }.
    .help = Name them under “sub-departments”, or change their parent.
department-children-none-said = “{ $name }” says here that it has no sub-departments
department-children-missing = “{ $child }” is part of “{ $name }”, but the sub-departments of “{ $name }” leave it out.
    .help = Add “{ $child }” to the sub-departments of “{ $name }”, or change its parent.
department-children-list = the sub-departments of “{ $name }” stand here
department-headcount = The headcount of “{ $position }” differs: the establishment says “{ $row }”, the position says “{ $own }”.
    .help = Settle the number and write it in both places.
department-headcount-row = the establishment gives “{ $position }” “{ $count }”
department-headcount-position = the position “{ $position }” says “{ $count }”
department-headcount-total = The establishment of “{ $name }” states a total of “{ $total }”, but its rows make { $sum }.
    .help = Check every row and the total.
department-headcount-total-said = the total stands here
department-headcount-left-out = “{ $position }” has a headcount of “{ $own }”, but the establishment of “{ $name }” leaves it out.
    .help = Add “{ $position }” to the establishment.
department-headcount-table = the establishment of “{ $name }”
department-headcount-blank = In the establishment of “{ $name }”, “{ $position }” has no number.
    .help = Write the number; 0 if there is nobody yet.
department-over-establishment = “{ $position }” has a headcount of “{ $headcount }”, but { $people } people hold it.
    .help = Give somebody another position, or raise the headcount.
department-over-establishment-headcount = the headcount stands here
department-over-establishment-person = this person holds “{ $position }” too
department-function-unowned = No position of “{ $name }” covers this function.
    .help = Say in the duties of a position who does it; if one does, use like words.
department-function-overlap = “{ $name }” and “{ $other }” hold the same function.
    .help = Settle whose it is, and say which part the other department does.
department-function-overlap-other = the function of “{ $name }”

## Workspace and manifest

manifest-unreadable = “{ $path }” cannot be read: { $reason }.
    .help = Check its permissions; the manifest is UTF-8.
manifest-not-yaml = This is not valid YAML: { $reason }.
    .help = Check the indentation and the colons.
manifest-not-mapping = A manifest is made of “key: value”.
    .help = For example “name: Our Company”.
manifest-unknown-key = “{ $key }” is unknown.
    .help = Known here: { $known }.
manifest-unknown-key-near = “{ $key }” is unknown; did you mean “{ $near }”?
    .help = Known here: { $known }.
manifest-unknown-rule = There is no rule “{ $rule }”.
    .help = “rolec rules” lists the rules.
manifest-unknown-rule-near = There is no rule “{ $rule }”; did you mean “{ $near }”?
    .help = “rolec rules” lists the rules.
manifest-bad-severity = The severity of “{ $rule }” is unknown.
    .help = Write error, warning, hint or off.
manifest-bad-language = The language “{ $value }” is unknown.
    .help = Write zh or en.
manifest-bad-glob = “{ $value }” is no valid file pattern.
    .help = For example **/*.role.
manifest-bad-booklet-name = “{ $value }” cannot be a booklet's name, because a file is named after it.
    .help = Choose a name without / \ or :, such as “job-descriptions”.
manifest-unknown-format = The format “{ $value }” is unknown.
    .help = Known: { $known }.
manifest-unknown-word = The vocabulary has no “{ $value }”, so it can have no alias.
    .help = Write a known word on the left, as in “reports to: [boss]”.
manifest-unknown-record = “{ $value }” is no section that takes fields.
    .help = These do: work relations, qualifications, document.
manifest-unknown-section = A position has no section “{ $value }”.
    .help = Write a label of a position, such as duties, authorities, qualifications.
manifest-unknown-section-near = A position has no section “{ $value }”; did you mean “{ $near }”?
    .help = Change it to “{ $near }”.
manifest-two-keys = A chapter has one key; “{ $key }” is one too many.
    .help = Put it on a line of its own, behind a “-”.
manifest-wants-text = “{ $key }” takes a text.
    .help = For example “{ $key }: Name”.
manifest-wants-list = “{ $key }” takes a list.
    .help = One entry a line, behind “-” and a blank.
manifest-wants-mapping = “{ $key }” takes “key: value” lines.
    .help = One key a line, indented by two.
manifest-wants-number = “{ $key }” takes a number.
    .help = For example “{ $key }: 12”.
manifest-wants-share = “{ $key }” takes a number between 0 and 1.
    .help = For example “{ $key }: 0.9”.
manifest-wants-pair = Each entry of “{ $key }” is two power words.
    .help = For example “- [approve, pay]”.

## Command line

cli-no-sources = There is no .role file in “{ $path }”.
    .help = Check the folder; “rolec new FOLDER” makes a new workspace. If none may be there, add --allow-empty.
cli-no-folder = There is no folder “{ $path }”.
    .help = Check the path.
cli-no-path = There is no “{ $path }”.
    .help = Check the path.
cli-several-workspaces = Only one folder can be checked at a time.
    .help = Name one folder, or several files.
cli-unknown-rule = There is no rule “{ $rule }”.
    .help = “rolec rules” lists the rules.
cli-unknown-rule-near = There is no rule “{ $rule }”; did you mean “{ $near }”?
    .help = “rolec rules” lists the rules.
cli-bad-date = “{ $value }” is no date.
    .help = Write 2026-01-05.
cli-file-exists = “{ $path }” exists and was not overwritten.
    .help = Choose another name, or add --force.
cli-cannot-write = “{ $path }” cannot be written: { $reason }.
    .help = Check whether the folder exists, whether you may write there, and whether the disk is full.
cli-internal = It could not be done: { $reason }.
    .help = This is a fault of rolec; please report it.
cli-missing-value = Something is missing behind { $argument }.
cli-invalid-value = “{ $value }” cannot stand behind { $argument }.
cli-unknown-argument = The option “{ $value }” is unknown.
cli-unknown-command = The command “{ $value }” is unknown.
cli-missing-argument = { $argument } is missing.
cli-conflict = { $argument } and { $other } cannot be used together.
cli-wrong-count = The number of values behind { $argument } is wrong.
cli-bad-arguments = These arguments are wrong.
cli-try-help = “rolec --help” tells what can be written.
cli-did-you-mean = You can write: { $near }.

help-usage = Usage
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-examples = Examples:

help-rolec = Organisations as plain text: finds contradictions between job descriptions, and typesets the booklet and the chart.
    .examples =
        {"  "}rolec new my-company        a workspace that works at once
        {"  "}rolec check my-company      problems, with the line under the eye
        {"  "}rolec build my-company      the booklet of job descriptions
help-check = Read all .role files and check them for contradictions and omissions.
    .examples =
        {"  "}rolec check                 the workspace of the current folder
        {"  "}rolec check --format json   for other programs
        {"  "}rolec check --deny warnings warnings fail too
help-export = Export the whole organisation as data.
help-rules = List all rules.
help-explain = Explain a rule: what it checks, why, and how to fix it.
    .examples =
        {"  "}rolec explain reporting/mismatch

help-arg-help = Show this help
help-arg-version = Show the version
help-arg-directory = The folder of the workspace
help-arg-lang = Language of messages: zh or en
help-arg-color = Colour: auto, always or never
help-arg-quiet = Say less
help-arg-verbose = Say more
help-arg-paths = A folder, or .role files; by default the current workspace
help-arg-output = Write to a file instead of showing it
help-arg-force = Overwrite a file that exists
help-arg-as-of = The day against which expiry is judged
help-arg-only = Only these rules or families
help-arg-allow = Not these rules or families
help-arg-hints = Show hints too
help-check-format = Output: human, short or json
help-check-fail-on = From which severity the check fails: error, warning or hint
help-check-deny = Let warnings or hints fail: warnings, hints
help-check-allow-empty = No .role file at all is fine
help-export-to = Format: json or yaml
help-rules-format = Format: human or json
help-rules-powers = List the words of powers instead of rules
help-explain-rule = The rule's name, as in name/unknown

## Organisation charts

chart-title-position = { $name }: chart of positions
chart-title-position-unnamed = Chart of positions
chart-title-department = { $name }: chart of departments
chart-title-department-unnamed = Chart of departments
chart-description-position = Positions: { $boxes }. Lines of command: { $solid }. Dotted lines: { $dotted }.
chart-description-position-circles = Positions: { $boxes }. Lines of command: { $solid }. Dotted lines: { $dotted }. Circular lines: { $circles }.
chart-description-department = Departments: { $boxes }. Lines between them: { $solid }.
chart-description-department-circles = Departments: { $boxes }. Lines between them: { $solid }. Circular lines: { $circles }.

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
help-chart-to = Format: svg, dot (Graphviz) or mermaid
help-chart-by = What the boxes are: position or department
help-chart-root = Only this position or department, and what is below
help-chart-depth = Only so many levels
help-chart-direction = Where subordinates stand: down or right
