# 所有消息的中文。每条规则的消息以规则命名（family-name），变体加后缀；.help 说下一步做什么。
# 写法见 docs/wording.md。

## 报告

report-error = 错误
report-warning = 警告
report-hint = 提示
report-help = 建议：
report-root = 工作区所在的文件夹
report-head-severity = 级别
report-head-place = 位置
report-head-finding = 问题
report-head-advice = 建议
report-summary = 检查了 { $files } 个文件、{ $positions } 个岗位、{ $departments } 个部门：{ $errors } 个错误，{ $warnings } 个警告，{ $hints } 个提示。
report-several = { $message }这一行共有 { $count } 处。
report-more-places = { $message }（另有 { $count } 处没有画出来，--format json 全部列出。）
report-hints-file = { $path }：{ $hints } 个提示（{ $rules }）。
report-hints-rule = { $rule } { $count } 个
report-hints-more = 另有 { $files } 个文件，共 { $hints } 个提示。
report-hints-hidden = { $hints } 个提示没有列出；加上 --hints 可以看到。

fix-delete-line = 删去这一行
fix-move-last = 移到最后
fix-delete = 删去「{ $text }」
fix-renumber = 重新编号
fix-replace = 改为「{ $new }」
fix-break-line = 从这里换行
fix-append = 在后面加上「{ $new }」
fix-insert = 加一行「{ $new }」

## 语法

syntax-unknown-declaration = 不认识「{ $word }」，不知道从这里开始讲什么；到下一个声明为止都没有读。
    .help = 顶格的行要用「岗位：」「部门：」「组织：」「事项：」「指标：」「流程：」「人员：」或「岗位模板：」开头；如果是上面那个声明的内容，在前面加两个空格。
syntax-unknown-declaration-near = 不认识「{ $word }」，是不是「{ $near }」？
    .help = 把「{ $word }」改成「{ $near }」。

syntax-missing-name = 「{ $word }」后面没有写名称。
    .help = 在冒号后面写上名称，与「{ $word }」写在同一行。

syntax-unknown-field = 不认识标签「{ $word }」，它和它下面的内容没有读。
    .help = 检查有没有写错字；如果是正文，在前面加编号，或者放进「备注」。
syntax-unknown-field-near = 不认识标签「{ $word }」，是不是「{ $near }」？
    .help = 把「{ $word }」改成「{ $near }」。

syntax-misplaced-field = 「{ $word }」不能写在这里，它是{ $kinds }的标签。
    .help = 把它移到那个声明下面，或者换成这里认得的标签。
syntax-misplaced-field-record = 「{ $word }」要写在「{ $record }」里。
    .help = 在它前面加一行「{ $record }：」。
syntax-misplaced-field-declaration = 「{ $word }：」开始一个新的声明，要顶格写。
    .help = 删掉这一行前面的空格。

syntax-duplicate-field = 「{ $word }」在同一个声明里写了两次。
    .help = 把两处合并成一处，或者删掉一处。
syntax-duplicate-field-alias = 「{ $word }」和前面的「{ $first }」是同一个标签，写了两次。
    .help = 把两处合并成一处，或者删掉一处。
syntax-duplicate-field-first = 第一次写「{ $word }」在这里

syntax-bad-table = 不认识表头「{ $column }」，这一列没有读。
    .help = 改成认识的表头，或者把这一列的内容写进「备注」列。
syntax-bad-table-near = 不认识表头「{ $column }」，这一列没有读；是不是「{ $near }」？
    .help = 把「{ $column }」改成「{ $near }」。
syntax-bad-table-cells = 这一行有 { $found } 格，表头有 { $wanted } 格，这一行没有读。
    .help = 补上或删去「|」，使这一行的格数与表头相同；空格子也要留着。
syntax-bad-table-no-heads = 表格的第一行应当是表头，这里没有一列认得出来，整张表没有读。
    .help = 在表格最上面加一行表头，至少有一列「{ $column }」。
syntax-bad-table-no-text = 这张表缺少「{ $column }」一列，整张表没有读。
    .help = 在表头里加上「{ $column }」，说明每一行讲的是什么。

syntax-bad-attribute = 不认识方括号里的「{ $key }」，这一条附注没有读。
    .help = 方括号里只写「频次：」「占比：」这样的附注；只是一句说明，改用圆括号。
syntax-bad-attribute-near = 不认识方括号里的「{ $key }」，这一条附注没有读；是不是「{ $near }」？
    .help = 把「{ $key }」改成「{ $near }」。
syntax-bad-attribute-no-colon = 「[{ $text }]」里的「{ $key }」后面缺冒号。
    .help = 写成「[{ $key }：……]」；只是一句说明，改用圆括号。

syntax-bad-number = 「{ $text }」不是数字，没有读。
    .help = 写成阿拉伯数字，例如 3、2–3、30% 或 4人（1人待岗）。
syntax-bad-date = 「{ $text }」不是日历上的日期，没有读。
    .help = 写成 2026-01-05 或 2026年1月5日；期限写两个日期，中间加「至」。
syntax-bad-amount = 「{ $text }」读不出金额。
    .help = 写成 5万元、≤ 5万元/笔 或 超过5万元至20万元；不限金额就空着。

syntax-run-on = 一行里写了两个标签，第二个是「{ $word }」。
    .help = 从「{ $word }」起另起一行。

syntax-bad-suppression-unknown = 没有叫「{ $rule }」的规则，这条豁免不起作用。
    .help = 用「rolec rules」查看规则的名称。
syntax-bad-suppression-near = 没有叫「{ $rule }」的规则，是不是「{ $near }」？
    .help = 把「{ $rule }」改成「{ $near }」。
syntax-bad-suppression-reason = 豁免没有写理由，不起作用。
    .help = 在最后加上「—— 理由」，写明为什么可以例外。
syntax-bad-suppression-form = 这一行像是豁免，但读不懂。
    .help = 写成「# rolec:豁免(规则名) 至 2026-12-31 批准 内控部 —— 理由」，至和批准可以不写。
syntax-unused-suppression = 这条豁免没有用上：下面没有「{ $rules }」的问题。
    .help = 问题已经解决就删掉这一行；写错了位置就移到有问题的声明、标签、条目或表格行的上一行。
syntax-expired-suppression = 豁免在 { $date } 已经到期，不再起作用。
    .help = 解决被豁免的问题，或者重新批准并改写日期。

syntax-encoding = 这个文件的编码是 { $encoding }，已经照样读了。
    .help = 运行「rolec fmt」会把它存成 UTF-8，以后在任何电脑上都不会乱码。
syntax-stray-text = 「{ $text }」前面没有声明，不知道属于谁，没有读。
    .help = 在前面加一行「岗位：……」或「部门：……」；如果是说明，在行首加 # 变成注释。
syntax-stray-text-declaration = 「{ $text }」前面没有标签，不知道是什么内容，没有读。
    .help = 在前面加上标签，例如「概述：」或「职责：」。
syntax-stray-text-label = 「{ $label }」只写一行，「{ $text }」不属于它，没有读。
    .help = 在这一行前面加上标签，或者把它接到「{ $label }」那一行的后面。
syntax-not-a-file-folder = 「{ $path }」是文件夹，不是文件，没有读。
    .help = 给文件夹换一个名字，不要以 .role 结尾。
syntax-not-a-file-device = 「{ $path }」不是普通文件，没有读。
    .help = 换成普通文件，或者给它换一个名字，不要以 .role 结尾。
syntax-unreadable = 「{ $path }」不是文本文件：第 { NUMBER($offset, useGrouping: "false") } 个字节起读不出文字。
    .help = 用编辑器打开，另存为 UTF-8 文本；如果是 Word 文件，请把文字粘贴到新的 .role 文件里。
syntax-unreadable-denied = 没有权限打开「{ $path }」。
    .help = 请文件的所有者开放读取权限。
syntax-unreadable-io = 打不开「{ $path }」：{ $reason }。
    .help = 检查文件是否被占用，或所在的磁盘是否正常。
syntax-unreadable-too-long = 「{ $path }」超过 4 GB，太大了，没有读。
    .help = 按部门分成几个文件。
syntax-unreadable-open = 「{ $path }」超过 8 MB，在编辑器里打开时不检查。
    .help = 按部门分成几个文件。要照现在的样子检查，请保存后运行「rolec check」。

## 名称

name-ambiguous = 「{ $name }」分不清是哪一个：{ $candidates }。
    .help = 连部门一起写，例如「{ $first }」；岗位也可以写编号。
name-unknown-position = 没有叫「{ $name }」的岗位。
    .help = 如果是新岗位，用「岗位：{ $name }」写出来，或者先在架构里加一行「@{ $name }」。
name-unknown-department = 没有叫「{ $name }」的部门。
    .help = 如果是新部门，用「部门：{ $name }」写出来，或者先在架构里加一行「{ $name }」。
name-unknown-template = 没有叫「{ $name }」的岗位模板。
    .help = 用「岗位模板：{ $name }」写出来，或者改成已有模板的名称。
name-unknown-matter = 没有叫「{ $name }」的事项。
    .help = 用「事项：{ $name }」写出来，或者改成已有事项的名称。
name-unknown-near = 没有叫「{ $name }」的，是不是「{ $near }」？
    .help = 写错了就改过来；确实是另外一个，就把它写出来，或者加进架构。
name-unknown-again = 这里也写了「{ $name }」
name-unit-as-person = 「{ $name }」是部门，这里要写岗位。
    .help = 写上具体的岗位；「{ $name }」还没有写主管，请一并补上。
name-unit-as-person-head = 「{ $name }」是部门，这里要写岗位。
    .help = 如果是指它的主管，写「{ $head }」。
name-unit-as-person-table = 审批表里的「{ $name }」是部门，按它的主管「{ $head }」来读。
    .help = 最好直接写「{ $head }」；确实是指主管的，可以不改。
name-either-or = 「{ $name }」是几个岗位任选一个，没有说先后。
    .help = 只写其中一个；如果有替补，把另一个写进「代理人」。
name-either-or-list = 「{ $name }」是几个岗位任选一个，没有说先后。
    .help = 一个一个写，先写的在先：「{ $positions }」。
name-several = 一份说明书写了几个岗位：{ $names }。
    .help = 每个岗位写一份；相同的内容放进「岗位模板」，各岗位写「模板：……」。
name-several-department = 一份说明写了几个部门：{ $names }。
    .help = 每个部门写一份，编制和职责才分得清。
name-stub = 岗位「{ $name }」只在架构里出现，还没有说明书。
    .help = 用「岗位：{ $name }」写出它的职责；暂时不写也可以。
name-stub-department = 部门「{ $name }」只在架构里出现，还没有说明。
    .help = 用「部门：{ $name }」写出它的职能和编制；暂时不写也可以。
name-stub-established = 编制里的「{ $name }」还没有岗位说明书。
    .help = 用「岗位：{ $name }」写出它的职责；如果是别的岗位的简称，请写全称。
name-duplicate-position = 岗位「{ $name }」写了两次。
    .help = 合并成一份；如果是两个岗位，给它们不同的名称，或写在不同的部门。
name-duplicate-department = 部门「{ $name }」写了两次。
    .help = 合并成一份；如果是两个部门，写上不同的上级部门。
name-duplicate-code = 编号「{ $name }」已经是「{ $owner }」的。
    .help = 给其中一个岗位换一个编号。
name-duplicate-department-code = 编号「{ $name }」已经是「{ $owner }」的。
    .help = 给其中一个部门换一个编号。
name-duplicate-matter = 事项「{ $name }」写了两次。
    .help = 把两处合并成一处。
name-duplicate-kpi = 指标「{ $name }」定义了两次。
    .help = 留下一个定义。
name-duplicate-process = 流程「{ $name }」写了两次。
    .help = 合并成一个，或者给另一个换名称。
name-duplicate-template = 岗位模板「{ $name }」写了两次。
    .help = 留下一个，或者给另一个换名称。
name-duplicate-outline = 「{ $name }」在架构的同一个位置出现了两次。
    .help = 删掉重复的一行。
name-duplicate-first = 「{ $name }」在这里已经有了

## 汇报关系

reporting-one-sided-unlisted = 「{ $superior }」的直接下级里没有写：{ $positions }；这 { $count } 个岗位写的直接上级是它。
    .help = 把它们加进直接下级；不归它管的，改那一份的直接上级。
reporting-one-sided-unstated = 「{ $position }」没有写直接上级，「{ $superior }」却把它列为直接下级。
    .help = 加一行「直接上级：{ $superior }」；不归它管的，从它的直接下级里删去。
reporting-names = 「{ $position }」写的直接上级是「{ $superior }」
reporting-lists = 「{ $superior }」把「{ $position }」列为直接下级
reporting-outlines = 架构里「{ $position }」在「{ $superior }」下面
reporting-department = 部门说主管「{ $position }」的上级是「{ $superior }」
reporting-cycle = 汇报关系绕成一圈：{ $circle }。
    .help = 找出写错的那个岗位，把它的直接上级改成圈外的岗位。
reporting-self = 「{ $position }」的直接上级是它自己。
    .help = 写上真正的上级；如果是最高岗位，写「直接上级：无」。
reporting-mismatch = 「{ $superior }」把「{ $position }」列为直接下级，「{ $position }」的直接上级却是「{ $stated }」。
    .help = 定下谁是直接上级，改掉另一处；另一条线可以写成「虚线上级」或「职能上级」。
reporting-mismatch-top = 「{ $superior }」把「{ $position }」列为直接下级，「{ $position }」却说没有直接上级。
    .help = 给「{ $position }」写上直接上级，或者把它从「{ $superior }」的直接下级中去掉。
reporting-mismatch-none = 「{ $superior }」说没有直接下级，「{ $position }」的直接上级却是「{ $superior }」。
    .help = 把「{ $position }」写进「{ $superior }」的直接下级，或者改掉「{ $position }」的直接上级。
reporting-mismatch-says-none = 这里说没有直接上级
reporting-mismatch-lists-none = 「{ $superior }」在这里说没有直接下级
reporting-two-superiors = 「{ $position }」有几个直接上级：{ $superiors }。
    .help = 只留一个直接上级，其他的写成「虚线上级」或「职能上级」。
reporting-no-superior = 「{ $position }」没有直接上级，也没有人向它汇报。
    .help = 写上直接上级；如果确实独立，写「直接上级：无」。
reporting-many-tops = 有几个最高岗位，各带一队人：{ $positions }。
    .help = 给其中的岗位写上直接上级，使整个组织只有一个最高岗位。
reporting-many-tops-other = 「{ $position }」也没有直接上级
reporting-span = 「{ $position }」有 { $reports } 个直接下级，超过 { $most } 个。
    .help = 在中间设一级主管，或者在 rolec.yaml 的 thresholds 里调整 span。
reporting-depth = 从上到下有 { $levels } 级，超过 { $most } 级：{ $line }。
    .help = 减少中间的层级，或者在 rolec.yaml 的 thresholds 里调整 depth。
reporting-lone-report = 「{ $position }」只有一个下级「{ $report }」，那里也只有一个人。
    .help = 考虑把两个岗位并为一级。
reporting-lone-report-uncounted = 「{ $position }」只有一个直接下级「{ $report }」。
    .help = 考虑把两个岗位并为一级；「{ $report }」不止一个人的，给它写上编制，就不再提示。
reporting-grade-inversion = 「{ $position }」的级别是「{ $grade }」，比直接上级「{ $superior }」的「{ $above }」还高。
    .help = 核对两个岗位的级别；级别没有错，就改直接上级。
reporting-grade-inversion-superior = 「{ $superior }」的级别是「{ $grade }」
reporting-outside-department = 「{ $position }」在「{ $department }」，直接上级「{ $superior }」却在「{ $other }」。
    .help = 直接上级写本部门或上级部门的岗位；跨部门的指导写成「职能上级」或「虚线上级」。
reporting-dotted-duplicate = 「{ $superior }」已经是「{ $position }」的直接上级，不必再写虚线或职能上级。
    .help = 删掉这个名称。
reporting-dotted-duplicate-again = 「{ $superior }」在这里写了两次。
    .help = 删掉重复的一个。
reporting-deputy-self = 「{ $position }」的代理人是它自己。
    .help = 换成本人不在时能代行职责的岗位。
reporting-deputy-superior = 「{ $position }」的代理人「{ $deputy }」是它的直接上级，代理以后就没有人复核了。
    .help = 换一个同级或下级的岗位。
reporting-deputy-vacant = 「{ $position }」的代理人「{ $deputy }」编制为 0，没有人可以代理。
    .help = 换一个有人的岗位。
reporting-skips-deputy = 「{ $position }」直接向「{ $superior }」汇报，越过了分管「{ $area }」的「{ $deputy }」。
    .help = 如果由「{ $deputy }」分管，把直接上级改成它。
reporting-skips-deputy-duty = 「{ $deputy }」的职责

## 部门

department-parent = 「{ $name }」属于「{ $parent }」
department-cycle = 上级部门绕成一圈：{ $circle }。
    .help = 找出写错的那个部门，把它的上级部门改成圈外的部门。
department-no-head = 部门「{ $name }」没有写主管。
    .help = 加一行「主管：岗位名称」，或者在架构里写「{ $name } [主管：@岗位名称]」。
department-two-heads = 部门「{ $name }」有几个主管：{ $heads }。
    .help = 只留一个主管；另一个是副职的，让他向主管汇报。
department-two-heads-other = 这里说「{ $name }」的主管是「{ $head }」
department-head-elsewhere = 「{ $name }」的主管「{ $head }」在「{ $other }」，不在本部门，也不在上级部门。
    .help = 改「{ $head }」的部门，或者换一个主管。
department-empty = 部门「{ $name }」里没有岗位。
    .help = 写出它的岗位，或者写「编制：」；部门已撤销就删掉它。
department-unplaced = 岗位「{ $position }」写在部门「{ $department }」下面，但没有写部门。
    .help = 加一行「部门：{ $department }」；属于哪个部门不看写在哪里。
department-children = 部门「{ $name }」有两个上级：「{ $parent }」和「{ $other }」。
    .help = 定下它属于哪个部门，改掉另一处。
department-children-none = 部门「{ $name }」说没有下属部门，但有：{ $children }。
    .help = 把它们写进「下属部门」，或者改它们的上级部门。
department-children-none-said = 「{ $name }」在这里说没有下属部门
department-children-missing = 「{ $child }」属于「{ $name }」，「{ $name }」的下属部门里却没有它。
    .help = 把「{ $child }」写进「{ $name }」的下属部门，或者改「{ $child }」的上级部门。
department-children-list = 「{ $name }」的下属部门写在这里
department-headcount = 「{ $position }」的编制不一致：部门编制表写「{ $row }」，岗位写「{ $own }」。
    .help = 按核定的人数，把两处改成一样。
department-headcount-row = 编制表里「{ $position }」是「{ $count }」
department-headcount-position = 岗位「{ $position }」写的是「{ $count }」
department-headcount-total = 「{ $name }」编制合计写「{ $total }」，各行加起来是 { $sum }。
    .help = 核对每一行和合计。
department-headcount-total-said = 合计写在这里
department-headcount-left-out = 「{ $position }」编制为「{ $own }」，「{ $name }」的编制表里却没有它。
    .help = 在编制表里加上「{ $position }」。
department-headcount-table = 「{ $name }」的编制表
department-headcount-blank = 「{ $name }」的编制里，「{ $position }」没有写人数。
    .help = 写上核定的人数，还没有招到人的也写；没有编制的写 0。
department-over-establishment = 「{ $position }」的编制是「{ $headcount }」，却有 { $people } 个人任职。
    .help = 改这几个人的岗位，或者增加编制。
department-over-establishment-headcount = 编制写在这里
department-over-establishment-person = 这个人也任「{ $position }」
department-function-unowned = 「{ $name }」的这项职能没有岗位承担。
    .help = 在一个岗位的职责里写明由谁来做；已经有的话，用相近的字眼写。
department-function-overlap = 「{ $name }」和「{ $other }」写了同一项职能。
    .help = 定下归哪个部门，另一个部门只写自己做的那一段。
department-function-overlap-other = 「{ $name }」的职能

## 职责

duty-duplicate = 「{ $position }」的这条职责前面已经写过。
    .help = 删去其中一条；不是一回事的，把不同的地方写出来。
duty-duplicate-first = 第 { $number } 条写的是同一件事
duty-duplicate-first-unnumbered = 这里写的是同一件事
duty-near-duplicate = 「{ $position }」的两条职责几乎一样。
    .help = 合成一条，或者把两条的不同写清楚。
duty-near-duplicate-first = 和这一条几乎一样
duty-shared = 「{ $position }」和「{ $other }」有同一条职责，没有写谁做、谁负责。
    .help = 定下归谁，另一个只写自己做的那一段。
duty-shared-first = 「{ $position }」的职责
duty-empty = 「{ $position }」的第 { $number } 条职责是空的。
    .help = 补上内容，或者删去这一行。
duty-numbering = 这里应当编「{ $wanted }」，写的是「{ $number }」。
    .help = 从这里起重新编号。
duty-contradiction-bound = 「{ $text }」：下限或上限后面不能是一个范围。
    .help = 只留一个数；要写范围，就去掉前面的「不少于」之类。
duty-contradiction-upside-down = 「{ $text }」前大后小，范围写反了。
    .help = 把两个数换过来。
duty-prohibited = 这条职责是「{ $position }」的禁止行为里不许做的。
    .help = 定下能不能做，改掉其中一处。
duty-prohibited-here = 这里不许做
duty-time-share = 各条的占比加起来是 { $sum }%，不是 100%。
    .help = 重新分配，让它们加起来正好 100%。
duty-catch-all-again = 兜底的职责写了不止一次。
    .help = 只留最后一条。
duty-catch-all-not-last = 兜底的职责后面还有别的职责。
    .help = 把它移到最后。
duty-vague = 「{ $word }」没法检查。
    .help = 写明次数、日期或数量。
duty-no-verb = 这条职责没有以动词开头，看不出做什么。
    .help = 动词写在前面，例如「制定……」「审核……」。
duty-no-object = 这条职责只有动词，没有写对什么做。
    .help = 写上对象，例如「审核部门费用报销单」。
duty-compound = 一条里写了 { $acts } 件事。
    .help = 拆成几条，一条一件事。
duty-attitude = 「{ $word }」说的是态度，不是职责。
    .help = 删去，或者移到任职资格的「素养」里。
duty-wrong-level-head = 「{ $position }」有下级，职责却全是协助别人的。
    .help = 写上它负责的事。
duty-wrong-level-clerk = 「{ $position }」没有下级，职责却写「{ $word }」。
    .help = 改成它做的那一段，或者核对岗位名称。
duty-too-many = 职责有 { $count } 条，超过 { $most } 条。
    .help = 把同一件事的步骤合成一条，或者写进流程。
duty-too-few = 职责只有 { $count } 条，不到 { $least } 条。
    .help = 把主要的事一条条写出来。

## 绩效

kpi-weights = 「{ $position }」各项指标的权重加起来是 { $sum }%，不是 100%。
    .help = 重新分配，让它们加起来正好 100%。
kpi-weights-group = 「{ $group }」一组占 { $weight }%，组内各项的权重加起来是 { $sum }%。
    .help = 让组内各项加起来等于这一组的权重，或者 100%。
kpi-no-target = 指标「{ $name }」没有目标。
    .help = 写上目标，例如「{ $name } ≥ 95%」；没有数的，写成一句能查证的标准。
kpi-impossible-rate = 「{ $name }」的目标写「{ $text }」，这样的比率最多 100%。
    .help = 改成不超过 100% 的数；其实是增长或者倍数的，在名称里写明。
kpi-impossible-upside-down = 「{ $name }」的目标写「{ $text }」，前大后小，没有数能达到。
    .help = 把两个数换过来。
kpi-impossible-bound = 「{ $name }」的目标写「{ $text }」：下限或上限后面不能是一个范围。
    .help = 只留一个数，或者去掉前面的「不少于」「≥」之类。
kpi-impossible-negative = 「{ $name }」的目标写「{ $text }」，这样的数不会小于零。
    .help = 改成零以上的数。
kpi-duplicate = 「{ $position }」的指标「{ $name }」前面已经写过。
    .help = 删去其中一个；考核周期不同的，写上各自的周期。
kpi-duplicate-first = 前面的「{ $name }」
kpi-unit = 「{ $name }」的单位是「{ $unit }」，共用的定义里是「{ $defined }」。
    .help = 改成「{ $defined }」；定义写错了的，改定义。
kpi-unit-defined = 「{ $name }」的定义
kpi-unbound = 指标「{ $name }」对应「{ $for }」，「{ $position }」没有这一条。
    .help = 改成现在的编号；给那条职责加上「[编号：…]」，重新排号也不会错。
kpi-dangling = 这里说参见「{ $name }」，没有找到这份文件。
    .help = 把指标写在这里；或者把那份文件写成「流程：」，或者作为一章放进手册。
kpi-weight-range-small = 权重只有 { $weight }%，不到 { $least }%。
    .help = 并到别的指标里，或者删去。
kpi-weight-range-large = 一项的权重有 { $weight }%，超过 { $most }%。
    .help = 拆成几项，或者调低。
kpi-no-period = 指标「{ $name }」没有写多久考核一次。
    .help = 加上周期，例如「[周期：月]」。
kpi-no-period-all = 「{ $position }」的指标都没有写多久考核一次。
    .help = 给每项加上周期，例如「[周期：月]」；周期相同的，在各项前面写一句「按月考核」。
kpi-no-source = 指标「{ $name }」没有写数据从哪里来。
    .help = 加上来源，例如「[来源：客服系统]」。
kpi-no-source-all = 「{ $position }」的指标都没有写数据从哪里来。
    .help = 给每项加上来源，例如「[来源：客服系统]」。
kpi-self-measured = 「{ $name }」的数据来自「{ $source }」，等于「{ $position }」这一边自己给自己报数。
    .help = 换成别的部门、系统或者客户的数据。
kpi-self-measured-source = 共用的定义写的来源
kpi-unmeasurable = 「{ $word }」没法衡量。
    .help = 换成数、日期，或者查得到的事实。
kpi-too-many = 指标有 { $count } 个，超过 { $most } 个。
    .help = 留下最要紧的几项，其余的写进工作标准。

## 工作关系

relation-supervised-by = 「{ $position }」写明受「{ $name }」监督，「{ $name }」不在它的上面。
    .help = 改成直接上级或者再上面的岗位；在业务上监督的，加上「职能上级」。
relation-supervised-by-self = 「{ $position }」写明受它自己监督。
    .help = 改成直接上级。
relation-supervises = 「{ $position }」写明监督「{ $name }」，「{ $name }」不在它的下面。
    .help = 改成自己的下级；在业务上监督的，在「{ $name }」那里写「职能上级」。
relation-supervises-self = 「{ $position }」写明监督它自己。
    .help = 改成自己的下级。
relation-one-sided = 「{ $position }」说和「{ $other }」合作，「{ $other }」的合作关系里没有它。
    .help = 在「{ $other }」的合作关系里加上「{ $position }」；不用合作的，从这里删去。
relation-one-sided-other = 「{ $other }」的合作关系
relation-liaison = 「{ $position }」有外部联系，权限里没有对外的权力。
    .help = 在权限里写明，例如「代表公司与供应商的联络权」。

## 权责对等

balance-partial-power = 「{ $position }」一边「{ $whole }」，一边只有「{ $part }」。
    .help = 把权力写全，或者把责任缩小到权力管得到的地方。
balance-partial-power-whole = 这里要担全部的责任
balance-partial-power-part = 这里只给一部分权力
balance-duty-without-authority = 「{ $position }」的职责写了「{ $act }」，权限里没有这样的权力。
    .help = 在权限里写上这项权力；不由它定的，把职责改成「提出」或者「拟订」。
balance-hidden-authority = 职责里写了「{ $what }」，权限里没有。
    .help = 把这句移到权限里。
balance-responsibility-without-authority = 「{ $position }」写了对什么负责，却没有任何权限。
    .help = 写上它能决定、检查或者要求什么；只照办的，把责任归给能决定的岗位。
balance-responsibility-without-authority-none = 权限是空的
balance-authority-without-duty = 「{ $position }」的权限「{ $text }」，职责和责任里都没有提到。
    .help = 补上职责，或者把权限移到做这件事的岗位。
balance-duty-without-kpi = 「{ $position }」的「{ $text }」没有指标。
    .help = 加一个指标，用「[对应：……]」写明衡量哪一条。
balance-kpi-without-duty = 「{ $position }」的指标「{ $name }」，职责和责任里都没有提到。
    .help = 补上职责，或者用「[对应：……]」写明衡量哪一条；不归它做的，把指标移走。
balance-manager-without-powers = 「{ $position }」有下级，权限里没有分配工作，也没有考核。
    .help = 写上「对直接下级的工作分配、指导、监督、考核权」。

## 文字

text-personal-data-identity = 写了一个身份证号码：{ $number }。
    .help = 删去；说明书会发给很多人看，身份证号码只留在人事档案里。
text-personal-data-telephone = 写了一个电话号码：{ $number }。
    .help = 删去，改写岗位名称，或者写「见通讯录」；这是公开的服务电话，就在上一行写豁免。
text-placeholder = 「{ $text }」还没有填。
    .help = 填上真实的内容；还定不下来，先把这一句删去。
text-scan-noise-pinyin = 字里夹着拼音「{ $text }」。
    .help = 删去括号和拼音。
text-scan-noise-chunk = 句子中间混进了编号「{ $text }」，像是原文件分页时留下的。
    .help = 删去编号；这里本来是两条，就另起一行。
text-scan-noise-character = 「{ $text }」重复了。
    .help = 删去一个。
text-scan-noise-run = 「{ $text }」每个字都重复了，应当是「{ $once }」。
    .help = 改成「{ $once }」。
text-scan-noise-mark = 标点「{ $text }」重复了。
    .help = 删去一个。
text-scan-noise-lost = 这里有字丢了，只剩下「�」。
    .help = 对照原件把字补上。
text-mixed-script-simplified = 简体文字里夹着繁体字「{ $text }」。
    .help = 改成简体字；是专有名称，可以在上一行写豁免。
text-mixed-script-traditional = 繁体文字里夹着简体字「{ $text }」。
    .help = 改成繁体字；是专有名称，可以在上一行写豁免。
text-mixed-script-simplified-sheet = 文件里其他内容是简体字，从这里起到下一个声明是繁体字。
    .help = 改成简体字，或者移到单独的文件里。
text-mixed-script-traditional-sheet = 文件里其他内容是繁体字，从这里起到下一个声明是简体字。
    .help = 改成繁体字，或者移到单独的文件里。
text-term-drift = 「{ $text }」用了 { $count } 处，「{ $usual }」用了 { $usual_count } 处。
    .help = 统一写成「{ $usual }」；意思不同，就把各自的意思写明白。
text-term-drift-usual = 这里写「{ $usual }」
text-term-drift-title = 「{ $text }」像是岗位「{ $usual }」。
    .help = 写成「{ $usual }」；说的是别的岗位，就写那个岗位的全称。
text-term-drift-title-usual = 岗位「{ $usual }」在这里
text-page-furniture = 「{ $text }」是页码，不是说明书的内容。
    .help = 删去；手册的页码由 rolec 编排。
text-page-furniture-site = 「{ $text }」像是下载网站的字样，不是说明书的内容。
    .help = 删去；这确实是说明书的内容，就在上一行写豁免。
text-discouraged = 本单位不用「{ $text }」这个词。
    .help = 换一种说法；这个词可以用，就从 rolec.yaml 的 discouraged 里删去。
text-discouraged-instead = 本单位不用「{ $text }」这个词，改写成：{ $instead }。
    .help = 改成：{ $instead }；这个词可以用，就从 rolec.yaml 的 discouraged 里删去。
## 流程

process-no-responsible = 「{ $process }」的这一步没有写由谁做。
    .help = 在后面写「[R：岗位]」。
process-no-responsible-process = 「{ $process }」没有一步写由谁做，也没有写「负责」。
    .help = 在每一步后面写「[R：岗位]」；都由一个岗位做的，加一行「负责：岗位」。
process-no-accountable = 「{ $process }」的这一步没有写由谁负责。
    .help = 在后面写「[A：岗位]」。
process-no-accountable-process = 「{ $process }」没有一步写由谁负责，也没有写「负责」。
    .help = 加一行「负责：岗位」；各步不同的，在每一步后面写「[A：岗位]」。
process-no-accountable-nobody = 「{ $process }」没有写各步由谁做、由谁负责，也没有写「负责」。
    .help = 加一行「负责：岗位」；各步不同的，在每一步后面写「[R：岗位；A：岗位]」。
process-two-accountable = 这一步写了两个负责的：「{ $first }」和「{ $second }」。
    .help = 只留一个 A，另一个写成 R、C 或 I。
process-two-accountable-first = 「{ $first }」已经负责
process-accountable-below = 这一步由「{ $answers }」负责，做的却是它的上级「{ $does }」。
    .help = A 和 R 写反了就换过来；确实由上级做的，负责的也写上级。
process-accountable-below-does = 做这一步的是「{ $does }」
process-dead-branch = 「{ $process }」里没有第「{ $step }」步。
    .help = 改成同一列里有的编号；流程到此为止，写「→ 结束」。
process-dead-branch-several = 「{ $process }」里有几个第「{ $step }」步，这一列里却没有。
    .help = 带上阶段的编号，例如「→ 二.3」。
process-dead-branch-words = 箭头后面写的是「{ $step }」，不是步骤的编号。
    .help = 跳转的写编号，例如「→ 2」；顺着做的，一步写一行，不用箭头。
process-unreachable = 「{ $process }」怎么走也走不到这一步。
    .help = 在前一步的箭头前面写明什么情况下才跳，或者改箭头后面的编号；不做的步骤删去。
process-unreachable-away = 从这里总是跳走
process-endless = 「{ $process }」照这个箭头走，永远走不到结束。
    .help = 写明什么情况下才转到第「{ $step }」步，例如「未通过 → { $step }」；或者加一步「→ 结束」。
process-unknown-form = 「{ $form }」不在「{ $process }」的表单里。
    .help = 加进「表单」，或者改成那里的写法。
process-unknown-form-near = 「{ $form }」不在「{ $process }」的表单里，是不是「{ $near }」？
    .help = 写错了就改过来；确实是另外一张，就加进「表单」。

## 任职资格

qualification-discriminatory-age = 「{ $position }」的任职资格限定了年龄：「{ $text }」。
    .help = 删去，写工作真正需要的本领；国家有规定的，写豁免并注明依据。
qualification-discriminatory-sex = 「{ $position }」的任职资格限定了性别：「{ $text }」。
    .help = 删去，或者写「不限」；国家有规定的，写豁免并注明依据。
qualification-discriminatory-family = 「{ $position }」的任职资格限定了婚育状况：「{ $text }」。
    .help = 删去；时间上有要求的，写要上什么班、出多少差。
qualification-discriminatory-looks = 「{ $position }」的任职资格限定了相貌：「{ $text }」。
    .help = 删去；着装有要求的，写着装的要求。
qualification-discriminatory-height = 「{ $position }」的任职资格限定了身高：「{ $text }」。
    .help = 删去，写工作真正需要的体力或本领。
qualification-discriminatory-health = 「{ $position }」的任职资格限定了健康状况：「{ $text }」。
    .help = 删去，写工作真正需要的体力或本领；国家有规定的，写豁免并注明依据。
qualification-discriminatory-origin = 「{ $position }」的任职资格限定了籍贯或户口：「{ $text }」。
    .help = 删去；语言有要求的，写要会哪种语言。
qualification-impossible = 「{ $position }」要 { $years } 年经验，年龄却最大 { $age } 岁，要从 { $begins } 岁就开始工作。
    .help = 把年限写准；年龄一般可以删去。
qualification-impossible-age = 年龄最大 { $age } 岁
qualification-impossible-years = 要 { $years } 年经验
qualification-inversion-education = 「{ $position }」要「{ $own }」，直接上级「{ $superior }」只要「{ $above }」。
    .help = 确实需要的留着；否则把两份说明书的学历要求一起定。
qualification-inversion-years = 「{ $position }」要「{ $own }」的经验，直接上级「{ $superior }」只要「{ $above }」。
    .help = 确实需要的留着；否则把两份说明书的年限要求一起定。
qualification-inversion-superior = 「{ $superior }」只要「{ $above }」

## 文件控制

document-blank = 「{ $label }」后面没有写。
    .help = 填上；还没有的，先删去这个标签。
document-blank-name = 只写了日期「{ $date }」，没有写是谁。
    .help = 在日期前面写岗位。
document-version = 「版本」是「{ $version }」，更改记录的最后一行却是「{ $row }」。
    .help = 升了版的，在更改记录最后加一行；没有升的，改「版本」。
document-version-row = 最后一行是「{ $row }」
document-version-said = 「版本」是「{ $version }」
document-dates-effective = { $second } 生效，{ $first } 才批准。
    .help = 核对原件，改掉写错的日期；生效不能早于批准。
document-dates-reviewed = { $second } 批准，{ $first } 才审核。
    .help = 核对原件，改掉写错的日期；先审核，后批准。
document-dates-prepared = { $second } 已经签了，{ $first } 才制定。
    .help = 核对原件，改掉写错的日期；先制定，后审核、批准。
document-dates-rows = 更改记录的日期前后颠倒：{ $first } 后面是 { $second }。
    .help = 按日期从旧到新排；日期写错的，改过来。
document-dates-backwards = 更改记录是从新到旧写的：{ $first } 后面是 { $second }。
    .help = 把各行倒过来，从旧到新排，最后一行是现在的版本。
document-dates-other = 这里是 { $date }
document-approver = 「{ $position }」批准了自己的说明书。
    .help = 改由直接上级批准；最高一级由董事会或上级单位批准。
document-approver-sheet = 「{ $position }」的说明书
document-countersigner = 组织里没有会签的「{ $name }」。
    .help = 改成现在的名称，或者写一份「部门：{ $name }」，或者加进架构。
document-countersigner-near = 组织里没有会签的「{ $name }」，是不是「{ $near }」？
    .help = 写错了就改过来；确实是另外一个部门，就把它写出来，或者加进架构。
document-person-name = 「{ $name }」看来是人名，不是岗位。
    .help = 写岗位；要留姓名的，写在岗位后面，例如「总经理 王伟」。
document-incomplete = 「{ $position }」的说明书缺：{ $sections }。
    .help = 补上；确实没有的，写「无」。要求写哪些，看 rolec.yaml 的 require。

## 规则大全

reference-title = 规则
reference-language = 中文
reference-contents = 目录
reference-rule = 规则
reference-severity = 级别
reference-summary = 什么不对
reference-repair-certain = 拿得准的，「rolec check --fix」会改好
reference-repair-likely = 「rolec check --unsafe-fixes」会试着改，改完要看一遍
reference-introduction =
    rolec 按这些规则检查岗位说明书。级别有三种：

    - **错误**：两处说法不能同时成立，控制失效，或者有内容读不出来。有错误，检查不通过。
    - **警告**：照这样写，组织运转起来会有问题。加上「--deny warnings」，有警告也不通过。
    - **提示**：字句和完整性。平时只报个数，加上「--hints」才列出来。

    在终端里用「rolec explain 规则」看一条规则。要改一条规则或一族规则的级别，或者关掉它，写进 rolec.yaml：「rules: {"{"}reporting/span: hint, name/stub: off{"}"}」。只在一处例外，在那一处的上一行写豁免：「# rolec:豁免(规则) 至 2026-12-31 批准 内控部 —— 理由」。
reference-family-syntax = 语法
reference-family-name = 名称
reference-family-reporting = 汇报关系
reference-family-department = 部门
reference-family-authority = 权限
reference-family-balance = 权责对等
reference-family-duty = 职责
reference-family-kpi = 绩效
reference-family-relation = 工作关系
reference-family-process = 流程
reference-family-qualification = 任职资格
reference-family-document = 文件控制
reference-family-text = 文字

## 谁能做

who-asked = { $power }「{ $matter }」{ $amount }
who-asked-in = { $power }「{ $matter }」{ $amount }（{ $place }）
who-asked-all = { $power }「{ $matter }」
who-asked-all-in = { $power }「{ $matter }」（{ $place }）
who-case = { $case }，{ $amount }
who-holders = 可以{ $asked }的：
who-joint = ，与{ $names }联签
who-delegated = ，由{ $names }授权
who-chain = 经过：
who-nobody = 没有人可以{ $asked }。
who-nearest = 最接近的是 { $position }：{ $amount }。
who-parts = 它分成{ $names }，请就其中一项来问。
who-none = 组织里没有写谁对「{ $matter }」有这种权限。在岗位的「权限」或事项的审批表里写上。
cli-who-unknown-power = 没有「{ $name }」这种权限。
    .help = 用 rolec rules --powers 看全部权限词。
cli-who-unknown-power-near = 没有「{ $name }」这种权限。
    .help = 是不是：{ $near }？
cli-who-unknown-matter = 没有叫「{ $name }」的事项。
    .help = 写审批表或权限里用的名称。
cli-who-unknown-matter-near = 没有叫「{ $name }」的事项。
    .help = 是不是：{ $near }？
cli-who-unknown-department = 没有叫「{ $name }」的部门。
    .help = 写部门的名称或编号；同名部门写成「上级部门/部门」。
cli-who-unknown-department-near = 没有叫「{ $name }」的部门。
    .help = 是不是：{ $near }？
cli-who-ambiguous-department = 「{ $name }」不止一个：{ $several }。
    .help = 写全其中一个。
cli-who-bad-amount = 读不懂金额「{ $text }」。
    .help = 写一个大于零的数，例如 6万、60,000元、$5k。
cli-who-other-unit = 这个事项按{ $unit }计，「{ $text }」没法比。
    .help = 换成{ $unit }，或者只写数字。
help-who = 问谁可以做一件事，要经过谁。
    .examples =
        {"  "}rolec who 审批 营销费用              有这项权限的人和额度
        {"  "}rolec who 审批 营销费用 6万          谁可以批 6 万元
        {"  "}rolec who 审批 营销费用 6万 --in 销售部
help-who-power = 权限，例如 审批、审核、申请
help-who-matter = 事项的名称
help-who-amount = 金额或数量，例如 6万
help-who-department = 在哪个部门
help-who-format = 格式
help-who-as-of = 按哪一天算授权是否有效；不写就是今天
help-value-power = 权限
help-value-matter = 事项
help-value-amount = 金额

## 工作区与清单文件

manifest-unreadable = 读不了「{ $path }」：{ $reason }。
    .help = 检查文件权限和编码，清单文件要存成 UTF-8。
manifest-not-a-file = 「{ $path }」不是普通文件。
    .help = 这个名字留给清单文件；把占用它的文件夹或链接改名或删掉。
manifest-not-yaml = 这不是正确的 YAML：{ $reason }。
    .help = 检查缩进和冒号；冒号要用半角，后面加一个空格。
manifest-not-mapping = 清单文件应当是「键: 值」的形式。
    .help = 例如「name: 公司名称」。
manifest-unknown-key = 不认识「{ $key }」。
    .help = 可以写的有：{ $known }。
manifest-unknown-key-near = 不认识「{ $key }」，是不是「{ $near }」？
    .help = 改成「{ $near }」；可以写的有：{ $known }。
manifest-unknown-rule = 没有叫「{ $rule }」的规则。
    .help = 用「rolec rules」查看规则的名称。
manifest-unknown-rule-near = 没有叫「{ $rule }」的规则，是不是「{ $near }」？
    .help = 改成「{ $near }」；用「rolec rules」查看规则的名称。
manifest-bad-severity = 规则「{ $rule }」的级别写错了。
    .help = 写 error、warning、hint 或 off。
manifest-bad-language = 不认识语言「{ $value }」。
    .help = 写 zh 或 en。
manifest-bad-glob = 「{ $value }」不是正确的文件模式。
    .help = 例如 **/*.role。
manifest-idle-glob = 没有一个文件符合「{ $value }」。
    .help = 改成与文件的路径相符的模式，例如「外包/**/*.role」；用不着了就删去。
manifest-no-paths = 「overrides」的这一项没有写「paths」。
    .help = 写明是哪些文件，例如「paths: [外包/**]」。
manifest-bad-booklet-name = 「{ $value }」不能作手册的名称，它要用作文件名。
    .help = 写一个不含 / \ : 的名称，例如「岗位说明书汇编」。
manifest-unknown-format = 不认识格式「{ $value }」。
    .help = 可以写的有：{ $known }。
manifest-unknown-power = 「{ $value }」不是权限词。
    .help = 用 rolec rules --powers 看全部权限词。
manifest-unknown-power-near = 「{ $value }」不是权限词，是不是「{ $near }」？
    .help = 用 rolec rules --powers 看全部权限词。
manifest-unknown-word = 词汇里没有「{ $value }」，不能给它加别名。
    .help = 左边写标准的词，例如「直接上级: [顶头上司]」。
manifest-unknown-record = 「{ $value }」不是可以加项目的一节。
    .help = 可以加项目的有：工作关系、任职资格、文件。
manifest-unknown-section = 岗位说明书里没有「{ $value }」这一节。
    .help = 写岗位的标签，例如职责、权限、任职资格。
manifest-unknown-section-near = 岗位说明书里没有「{ $value }」这一节，是不是「{ $near }」？
    .help = 改成「{ $near }」。
manifest-unknown-grade = 「职级」里没有「{ $value }」。
    .help = 写「职级」里有的：{ $known }。
manifest-unknown-grade-near = 「职级」里没有「{ $value }」，是不是「{ $near }」？
    .help = 写错了就改过来；确实有这一级，就加进「组织」下面的「职级」。
manifest-two-keys = 一章只能写一个键，「{ $key }」多了。
    .help = 另起一行，前面加「-」。
manifest-wants-text = 「{ $key }」后面应当是文字。
    .help = 例如「{ $key }: 名称」。
manifest-wants-list = 「{ $key }」后面应当是列表。
    .help = 每项一行，前面加「-」和一个空格。
manifest-wants-mapping = 「{ $key }」下面应当是「键: 值」。
    .help = 每个键一行，缩进两格。
manifest-wants-number = 「{ $key }」后面应当是数字。
    .help = 例如「{ $key }: 12」。
manifest-wants-share = 「{ $key }」应当是 0 到 1 之间的数字。
    .help = 例如「{ $key }: 0.9」。
manifest-wants-pair = 「{ $key }」的每一项应当是两个权限词。
    .help = 例如「- [审批, 付款]」。

## 排版

fmt-laid-out = 已排版 { $path }
fmt-would-change = 需要排版：{ $path }
fmt-kept = 「{ $path }」里的「{ $name }」没有动：排版会改变它的意思。
    .help = 先改正其中的错误，再排版。

## 命令行

cli-no-sources = 在「{ $path }」里没有找到 .role 文件。
    .help = 检查文件夹；新建一个工作区用「rolec new 文件夹」。允许没有文件时加 --allow-empty。
cli-no-folder = 没有文件夹「{ $path }」。
    .help = 检查路径。
cli-no-path = 没有「{ $path }」。
    .help = 检查路径。
cli-several-workspaces = 一次只能检查一个文件夹。
    .help = 写一个文件夹，或者写几个文件。
cli-unknown-rule = 没有叫「{ $rule }」的规则。
    .help = 用「rolec rules」查看规则的名称。
cli-unknown-rule-near = 没有叫「{ $rule }」的规则，是不是「{ $near }」？
    .help = 写「{ $near }」；用「rolec rules」查看规则的名称。
cli-bad-date = 「{ $value }」不是日期。
    .help = 写成 2026-01-05。
cli-file-exists = 「{ $path }」已经存在，没有覆盖。
    .help = 换一个文件名，或者加 --force。
cli-report-over-source = 「{ $path }」是工作区里的文件，不能用报告盖掉。
    .help = 给报告换一个文件名，例如 out/check.sarif。
cli-bad-baseline = 基线文件「{ $path }」不能用：{ $reason }。
    .help = 用 --write-baseline 重新写一份。
cli-baseline = 有 { $known } 个已知的问题没有列出来。
cli-baseline-gone = 有 { $gone } 个已知的问题已经没有了；在 CI 以外用 --baseline 检查一次，提交「{ $path }」，免得再犯。
cli-baseline-shrunk = 有 { $gone } 个已知的问题已经没有了，从「{ $path }」里删去了。
cli-baseline-written = 现有的 { $count } 个问题从此算已知，写在「{ $path }」里。
cli-fixed = { $count ->
    [0] 没有可以改的。
   *[other] 改了 { $count } 处问题。
 }
cli-bad-revision = 读不了版本「{ $revision }」：{ $reason }。
    .help = 写工作区所在 Git 仓库里的一个提交、分支或标签。
cli-cannot-encode = 「{ $path }」的编码是 { $encoding }，有的字存不进去，没有改。
    .help = 先运行「rolec fmt」，把它存成 UTF-8。
cli-cannot-write = 写不了「{ $path }」：{ $reason }。
    .help = 检查文件夹是否存在、有没有权限、磁盘是否已满。
cli-cannot-read = 读不了「{ $path }」：{ $reason }。
    .help = 检查路径和权限。
new-exists = 「{ $path }」已经存在，没有覆盖。
    .help = 换一个文件夹，或者直接在那里运行「rolec check」。
new-done = 已建好「{ $path }」。接下来：rolec check { $path }
cli-internal = 没有做成：{ $reason }。
    .help = 这是 rolec 的问题，请报告给开发者。
cli-missing-value = { $argument } 后面缺少内容。
cli-invalid-value = 「{ $value }」不能用在 { $argument } 后面。
cli-unknown-argument = 不认识选项「{ $value }」。
cli-unknown-command = 不认识命令「{ $value }」。
cli-missing-argument = 缺少「{ $argument }」。
cli-conflict = { $argument } 和 { $other } 不能一起用。
cli-wrong-count = { $argument } 后面的内容个数不对。
cli-bad-arguments = 参数不对。
cli-try-help = 用「{ $command } --help」查看用法。
cli-argument-takes = 照说明写：{ $text }。
cli-leave-one-out = 删掉其中一个。
cli-did-you-mean = 可以写：{ $near }。

help-usage = 用法：
help-commands = 命令
help-options = 选项
help-arguments = 参数
help-common = 通用选项
help-heading = { $heading }：
help-choices = （可写：{ $values }）
help-choices-default = （可写：{ $values }；不写就是 { $default }）
help-default = （不写就是 { $default }）
help-value-folder = 文件夹
help-value-lang = 语言
help-value-when = 何时
help-value-path = 路径
help-value-format = 格式
help-value-severity = 级别
help-value-what = 对象
help-value-rule = 规则
help-value-date = 日期
help-value-file = 文件
help-value-name = 名称
help-value-levels = 层数
help-value-where = 方向
help-value-paper = 纸张
help-value-how = 方向
help-value-field = 内容
help-value-department = 部门
help-value-report = 格式=文件
help-value-revision = 版本
help-value-formats = 格式
help-value-shell = 种类
help-value-command = 命令
help-value-options = 选项
help-examples = 例子：

help-rolec = 用纯文本写组织：检查岗位说明书有没有互相矛盾，排印汇编、图表。
    .examples =
        {"  "}rolec new 我的公司          建一个可以直接用的工作区
        {"  "}rolec check 我的公司        检查，有问题就指到字
        {"  "}rolec build 我的公司        排印岗位说明书汇编
help-new = 建一个小的、可以直接检查和排印的工作区。
    .examples =
        {"  "}rolec new 我的公司
        {"  "}rolec new my-company --lang en
help-new-folder = 新工作区的文件夹
help-check = 读全部 .role 文件，检查互相矛盾和缺漏的地方。
    .examples =
        {"  "}rolec check                  检查当前文件夹所在的工作区
        {"  "}rolec check --format json    给其他程序读
        {"  "}rolec check --deny warnings  有警告也算不通过
help-fmt = 排成统一的版面：缩进、表格、冒号；文字和注释一个也不动。
    .examples =
        {"  "}rolec fmt                   排版工作区里的全部文件
        {"  "}rolec fmt --diff            只看会改什么
        {"  "}rolec fmt - < 岗位.role     从标准输入读，写到标准输出
help-fmt-check = 只检查，不改文件；有需要排版的就算不通过
help-fmt-diff = 只列出会改的行，不改文件
help-export = 把整个组织导出成数据。
help-rules = 列出所有规则。
help-explain = 解释一条规则：检查什么、为什么、怎么改。
    .examples =
        {"  "}rolec explain reporting/mismatch

help-arg-help = 显示帮助
help-arg-version = 显示版本
help-arg-directory = 工作区所在的文件夹
help-arg-lang = 消息的语言：zh 或 en
help-arg-color = 是否着色
help-arg-quiet = 只说要紧的：不说提醒，不画进度
help-arg-verbose = 说得详细：检查时把提示也列出来
help-arg-paths = 一个文件夹，或几个 .role 文件；不写就是当前工作区
help-arg-output = 写到文件，不写就显示出来
help-arg-force = 覆盖已有的文件
help-arg-as-of = 以哪一天为今天，判断是否到期
help-arg-only = 只查这些规则或规则族
help-arg-allow = 不查这些规则或规则族
help-arg-hints = 把提示也列出来
help-check-format = 输出的格式
help-check-fail-on = 从哪个级别起算不通过
help-check-deny = 警告或提示也算不通过
help-check-report = 另外写一份报告：格式=文件，可以写几次
help-check-baseline = 只报这个文件里没有的问题；已经没有了的，从文件里删去
help-check-write-baseline = 把现有的问题都算已知，写进这个文件
help-check-fix = 把有把握的改法直接改进文件
help-check-unsafe-fixes = 没有十分把握的也改；改完请核对
help-check-changed = 只报 Git 的这个版本里还没有的问题
help-check-allow-empty = 没有 .role 文件也算通过
help-export-to = 格式
help-rules-format = 格式
help-rules-powers = 列出权限词，而不是规则
help-explain-rule = 规则的名称，例如 name/unknown；写规则族（例如 name）就列出它的规则
help-lsp = 为编辑器提供语言服务：一边写，一边检查、提示和改名。
    .examples =
        {"  "}rolec lsp
help-lsp-stdio = 用标准输入输出通信；本来就是这样，有些编辑器会自己加上
help-completions = 生成命令行补全脚本。
    .examples =
        {"  "}rolec completions bash > /etc/bash_completion.d/rolec
help-completions-shell = 命令行的种类
help-man = 生成手册页。
    .examples =
        {"  "}rolec man -o /usr/local/share/man/man1
help-man-output = 每条命令写一个文件，放进这个文件夹
man-name = 名称
man-synopsis = 概要
man-description = 说明
man-options = 选项
man-examples = 例子
man-version = 版本

## 组织结构图

chart-title-position = { $name } · 岗位结构图
chart-title-position-unnamed = 岗位结构图
chart-title-department = { $name } · 部门结构图
chart-title-department-unnamed = 部门结构图
chart-description-position = { $boxes } 个岗位，{ $solid } 条直接汇报线，{ $dotted } 条虚线。
chart-description-position-circles = { $boxes } 个岗位，{ $solid } 条直接汇报线，{ $dotted } 条虚线；{ $circles } 处循环汇报。
chart-description-department = { $boxes } 个部门，{ $solid } 条隶属线。
chart-description-department-circles = { $boxes } 个部门，{ $solid } 条隶属线；{ $circles } 处循环隶属。

chart-see-page = → 第 { $page } 页
chart-page-overview = { $title }：总览
chart-page-part = { $title }：{ $name }
chart-page-parts = { $title }：{ $first }至{ $last }
chart-page-folio = 第 { $page } 页，共 { $pages } 页
chart-page-above = 上级见第 { $page } 页
chart-see-sheet = → 图 { $page }
chart-sheet-overview = 图 { $page }：总览
chart-sheet-part = 图 { $page }：{ $name }
chart-sheet-parts = 图 { $page }：{ $first }至{ $last }
chart-sheet-above = 上级见图 { $page }
chart-legend-line = 直接领导
chart-legend-dotted = 业务指导、虚线汇报
chart-legend-circle = 循环汇报，应改正
chart-legend-vacant = 空缺
chart-legend-stub = 还没有说明书
chart-legend-vacant-or-stub = 空缺，或还没有说明书
chart-legend-frame = 分支机构
chart-version = 版本 { $version }
chart-vacant = 空缺
chart-concurrent = （兼）
chart-kpis = 指标

chart-web-search = 找岗位、部门、人名
chart-web-fit = 全图
chart-web-out = 缩小
chart-web-in = 放大
chart-web-collapse = 全部收起
chart-web-expand = 全部展开
chart-web-focus = 只看这一支
chart-web-back = 返回全图
chart-web-print = 打印
chart-web-help = / 查找　方向键移动　空格收起或展开　F 只看这一支

cli-chart-several-pages = 这张图有 { $pages } 页，要写到文件里。
    .help = 加 -o 文件名，例如 -o 结构图.svg：各页是 结构图-1.svg、结构图-2.svg ……；或者用 --to pdf 合成一个文件。
cli-chart-binary = 图片和 PDF 不能显示在终端上。
    .help = 用 -o 写到文件，例如 -o 结构图.pdf。
cli-chart-bpmn-needs-process = BPMN 只能画流程。
    .help = 加 --process 流程名；组织结构图请用别的格式，例如 --to svg。
chart-process-start = 开始
chart-process-end = 结束
chart-process-yes = 是
chart-process-no = 否
chart-process-else = 其他情况
chart-process-question = { $value }？
chart-process-nobody = 未指定
chart-process-owner = 负责：{ $value }
chart-process-trigger = 触发：{ $value }
chart-process-forms = 表单：{ $value }
chart-process-within = 时限 { $value }
chart-process-form = 表单 { $value }

cli-chart-unknown-process = 没有叫「{ $name }」的流程。
    .help = 工作区里的流程要用「流程：名称」写出来；rolec export 列出全部流程。
cli-chart-unknown-process-near = 没有叫「{ $name }」的流程。
    .help = 是不是：{ $near }？
cli-chart-empty-process = 流程「{ $name }」还没有步骤，没有可以画的。
    .help = 在「步骤：」下面一行写一步，例如「1. 登记申请 [R：专员]」。
cli-chart-process-format = 流程不能画成这种格式。
    .help = 用 --to svg、png、pdf、mermaid 或 bpmn。
cli-chart-no-positions = 没有可以画的岗位。
    .help = 先写一个岗位，例如「岗位：总经理」；或用 --by department 画部门。
cli-chart-no-departments = 没有可以画的部门。
    .help = 先写一个部门，例如「部门：销售部」；或用 --by position 画岗位。
cli-chart-root-no-positions = 「{ $name }」里没有可以画的岗位。
    .help = 给岗位写上「部门：{ $name }」；或用 --by department 画部门。
cli-chart-root-no-departments = 「{ $name }」和他的下级都不主管任何部门。
    .help = 换一个部门或主管；或用 --by position 画岗位。
cli-chart-unknown-root = 没有叫「{ $name }」的岗位或部门。
    .help = 写岗位名称、部门名称或编号；同名岗位写成「部门/岗位」。
cli-chart-unknown-root-near = 没有叫「{ $name }」的岗位或部门。
    .help = 是不是：{ $near }？
cli-chart-ambiguous-root = 「{ $name }」不止一个：{ $several }。
    .help = 写全其中一个，例如「部门/岗位」。

help-chart = 画组织结构图。
    .examples =
        {"  "}rolec chart -o 结构图.svg         全部岗位
        {"  "}rolec chart --by department       部门
        {"  "}rolec chart --root 销售部         只画一个部门
        {"  "}rolec chart --paper A3 -o 结构图.pdf
        {"  "}                                  打印在 A3 纸上，每页都看得清
        {"  "}rolec chart -o 结构图.html        能查找、收起、打印的网页
help-chart-to = 格式；不写时看 -o 的文件名，否则是 svg；bpmn 只给 --process 用
help-chart-by = 画岗位还是部门
help-chart-root = 只画这个岗位或部门及其以下
help-chart-depth = 只画几层，写 1 或更大的整数
help-chart-direction = 下级画在下面还是右面
help-chart-paper = 打印在这种纸上；一页看不清就分页
help-chart-orientation = 纸竖放还是横放；不写时挑合适的
help-chart-fields = 框里写什么，用逗号隔开
help-chart-theme = 颜色
help-chart-align-grades = 级别相同的岗位画在同一高度
help-chart-upright = 没有下级的岗位用竖排的窄框
help-chart-process = 画这个流程
help-chart-as-of = 印在图上的日期，例如 2026-01-05

## 矩阵

matrix-authority = 审批权限一览表
matrix-authority-of = { $name }审批权限一览表
matrix-condition = 金额、条件
matrix-heading = 大类
matrix-authority-note = ① ② ③ 是办理的先后，同一个数字表示同时办理。底色表示作最后决定。
matrix-authority-listed = 没有填写的事项只是标题，或者没有岗位对它有权限。
matrix-raci = 流程职责分配表
matrix-raci-of = { $name }　职责分配表（RACI）
matrix-duties = 岗位职责分工表
matrix-duties-of = { $name }岗位职责分工表
matrix-kpi = 绩效指标一览表
matrix-kpi-of = { $name }绩效指标一览表
matrix-kpi-indicators = 绩效指标对照表
matrix-kpi-indicators-of = { $name }绩效指标对照表
matrix-kpi-by-position = 按岗位
matrix-kpi-by-indicator = 按指标
matrix-headcount = 人员编制表
matrix-headcount-of = { $name }人员编制表
matrix-part = （{ $part }/{ $parts }）
matrix-organisation = 组织
matrix-date = 编印日期
matrix-notes = 说明
matrix-continued = Excel 的一格放不下的文字，接在下一行。
matrix-continuation = （接上行）
matrix-others = 其他
matrix-phase = 阶段
matrix-category = 类别
matrix-rhythm = 频次
matrix-elsewhere = 其他部门的岗位
matrix-duties-total = 职责条数
matrix-duties-note = ● 有这条职责；○ 也有，措辞或数字略有不同，以各自的岗位说明书为准。底色表示几个岗位都有。百分数是占工作时间的比重。
matrix-weights = 权重合计
matrix-kpi-note = 岗位没有写周期、公式或数据来源的，用指标定义里的。权重合计不是 100% 的有底色。
matrix-subtotal = 小计
matrix-sum-of = { $name }合计
matrix-grand-total = 总计
matrix-held = 现有
matrix-missing = 缺编
matrix-missing-note = 现有人数按人员任职统计；缺编为负数的是超编。
matrix-stub = 没有岗位说明书
matrix-uncounted = 没有写编制
matrix-unknown = 其中 { $count } 个岗位没有写编制
matrix-stated = 编制里写的合计是 { $name }
matrix-tab-departments = 部门
matrix-tab-positions = 岗位
matrix-tab-duties = 职责
matrix-tab-kpis = 绩效
matrix-tab-authorities = 权限
matrix-tab-headcount = 编制
matrix-tab-choices = 选项
matrix-kind = 性质
matrix-unlisted = 这一栏的选项里没有这个值（见「选项」表）。确实要用，选「是」。
matrix-tab-functions = 部门职能
matrix-tab-processes = 流程
book-column-authority = 权限
matrix-no-authority = 没有可以列表的事项。
    .help = 先写一个事项和它的审批表，例如「事项：采购合同」；用了 --only 就换一个部门。
matrix-no-raci = 没有可以列表的流程。
    .help = 先写一个流程，给步骤写上 R、A、C、I，例如「1. 登记投诉 [R：客服专员；A：客服班长]」。
matrix-no-duties = 没有可以列表的职责。
    .help = 先给岗位写上「职责：」；用了 --only 就换一个部门。
matrix-no-kpi = 没有可以列表的绩效指标。
    .help = 先给岗位写上「绩效：」；用了 --only 就换一个部门。
matrix-no-headcount = 没有可以列表的岗位或编制。
    .help = 先写一个岗位或部门；用了 --only 就换一个部门。
cli-binary = 这种格式不能显示在终端上。
    .help = 用 -o 写到文件，例如 -o 编制表.xlsx。

help-matrix = 列出整个组织的表：审批权限、职责分配、职责分工、绩效指标、编制。
    .examples =
        {"  "}rolec matrix raci -o 流程.xlsx                  每个流程一张表：步骤 × 岗位
        {"  "}rolec matrix duties --only 营销部 --to html     一个部门的职责 × 岗位
        {"  "}rolec matrix authority -o 审批权限.xlsx          事项 × 岗位
        {"  "}rolec matrix headcount                          编制表，直接显示
help-matrix-kind = 哪一种表：authority 审批权限，raci 流程步骤 × 岗位，duties 职责 × 岗位，kpi 绩效指标，headcount 编制
help-matrix-to = 格式；不写就看输出文件的扩展名，再不然是 md
help-matrix-only = 只列这个部门（连同下属部门）或岗位
help-matrix-as-of = 编印日期，例如 2026-03-01
help-value-kind = 表

## 手册

book-title = 岗位说明书汇编
book-file = 岗位说明书汇编
book-contents = 目录
book-control = 文件控制
book-chart = 组织架构图
book-chart-of = { $name }组织架构图
book-functions = 部门职能
book-positions = 岗位说明书
book-positions-list = 岗位一览表
book-positions-list-of = { $name }岗位一览表
book-headcount = 人员编制表
book-headcount-of = { $name }人员编制表
book-authorities = 审批权限表
book-authorities-others = 其他事项
book-processes = 工作流程
book-kpis = 指标定义
book-index = 岗位索引
book-glossary = 术语
book-glossary-names = 名称对照
book-glossary-powers = 权限用语
book-glossary-roles = 流程中的角色
book-matrix-raci = 流程职责分配表
book-matrix-authority = 审批权限一览表
book-matrix-authority-of = { $name }审批权限一览表
book-matrix-duties = 岗位职责分配表
book-matrix-duties-of = { $name }岗位职责分配表
book-matrix-kpi = 绩效指标一览表
book-holders = 人员任职表

book-sheet-position = 岗位说明书
book-sheet-department = 部门职能说明书
book-sheet-process = 工作流程
book-section = { $number }、{ $title }
book-page = 第 { $page } 页 共 { $total } 页
book-page-whole = 总第 { $page } 页 共 { $total } 页
book-colon = ：
book-open = （
book-close = ）
book-note = { $label }：{ $value }
book-note-mark = ；
book-none = 无
book-top = 回到目录
book-find = 在目录中查找
book-skip = 跳到正文
book-outline = 以列表显示组织架构
book-unnumbered = ——

book-label-name-position = 岗位名称
book-label-name-department = 部门名称
book-label-name-process = 流程名称
book-label-position-code = 岗位编号
book-label-position-department = 所属部门
book-label-position-grade = 岗位级别
book-label-position-headcount = 岗位编制
book-label-position-kind = 岗位性质
book-label-position-purpose = 岗位概述
book-label-position-duties = 岗位职责
book-label-position-kpis = 绩效指标
book-label-position-authorities = 工作权限
book-label-position-responsibilities = 岗位责任
book-label-department-code = 部门编号
book-label-department-head = 部门主管
book-label-department-goal = 部门目标
book-label-department-functions = 部门职能
book-label-department-establishment = 岗位编制
book-label-department-authorities = 管理权限
book-label-department-responsibilities = 管理责任
book-label-department-budget = 部门预算
book-label-process-code = 流程编号
book-label-process-department = 归口部门
book-label-process-owner = 负责岗位
book-label-process-trigger = 启动条件
book-label-process-forms = 记录表单
book-label-process-steps = 流程步骤
book-label-organisation = 组织名称
book-label-organisation-alias = 别名、简称
book-label-organisation-grades = 职级序列
book-label-organisation-currency = 币种
book-label-organisation-notes = 说明
book-label-document-code = 文件编号
book-label-document-version = 版本
book-label-document-effective = 生效日期
book-label-document-prepared = 制定
book-label-document-reviewed = 审核
book-label-document-approved = 批准
book-label-document-countersigned = 会签
book-label-document-changes = 编制／更改一览表
book-label-document-title = 文件名称
book-label-document = 文件控制
book-label-document-built = 编印日期

book-signature = 签字
book-date = 日期
book-signature-holder = 任职人
book-signature-superior = 直接上级
book-signature-hr = 人力资源部

book-column-number = 序号
book-column-text = 内容
book-column-step = 步骤
book-column-duty = 职责
book-column-function = 职能
book-column-indicator = 指标
book-column-position = 岗位
book-column-department = 部门
book-column-code = 编号
book-column-grade = 级别
book-column-headcount = 编制
book-column-superior = 直接上级
book-column-holders = 任职人员
book-column-person = 姓名
book-column-positions = 担任岗位
book-column-count = 人数
book-column-note = 备注
book-column-total = 合计
book-column-matter = 事项
book-column-parent = 上级事项
book-column-alias = 别名
book-column-unit = 单位
book-column-scope = 范围
book-column-cycle = 循环
book-column-word = 用语
book-column-meaning = 含义
book-column-name = 名称
book-column-proper = 正式名称
book-column-definition = 定义
book-column-formula = 计算公式
book-column-direction = 方向
book-column-target = 目标
book-column-period = 周期
book-column-weight = 权重
book-column-source = 数据来源
book-column-process = 流程
book-column-version = 版本
book-column-change = 编制／更改内容
book-column-date = 日期
book-column-by = 编制／更改人
book-column-responsible = 执行 R
book-column-accountable = 负责 A
book-column-consulted = 征询 C
book-column-informed = 告知 I
book-column-within = 时限
book-column-form = 表单
book-qualitative = 定性标准
book-collective = 集体决策
book-yes = 是
book-part = （{ $name }）

book-role-responsible = 执行：做这一步的岗位。
book-role-accountable = 负责：对这一步的结果负责、最后拍板的岗位，一步只有一个。
book-role-consulted = 征询：做之前要听取意见的岗位。
book-role-informed = 告知：做完以后要通知的岗位。

book-class-inform = 知道或留存结果，不发表意见。
book-class-report = 向上级说明情况。
book-class-advise = 提出意见，供他人决定。
book-class-initiate = 提出事项，使审批开始。
book-class-prepare = 起草文本或方案，交他人决定。
book-class-review = 审查内容，可以退回，不作最后决定。
book-class-recheck = 由不经办的人再核对一遍。
book-class-veto = 可以阻止，不能自行决定。
book-class-decide = 作最后决定。
book-class-execute = 按决定办理。
book-class-accept = 查验并接收。
book-class-record = 登记、记账或录入。
book-class-keep = 保管实物或资料。
book-class-supervise = 检查他人的执行情况。
book-class-appraise = 评定他人的工作结果。
book-class-direct = 在本线条内安排和指导工作。
book-class-allocate = 在范围内调动人员或资源。
book-class-use = 在预算内使用。
book-class-demand = 要求他人作为，或者拒绝、制止。
book-class-represent = 对外代表组织。
book-class-interpret = 解释规定，裁决争议。

## 排印

build-wrote = { $path }（{ $pages } 页）
build-wrote-plain = { $path }
build-step-view = 汇总
build-step-pdf = 排印 { $name }.pdf
build-step-html = 生成 { $name }.html
build-step-site = 生成网站
build-step-md = 生成 { $name }.md
build-step-xlsx = 生成 { $name }.xlsx
build-no-booklet = 清单文件里没有叫「{ $name }」的手册。
    .help = 可以写的有：{ $known }。
build-no-booklet-near = 清单文件里没有叫「{ $name }」的手册，是不是「{ $near }」？
    .help = 可以写的有：{ $known }。
build-no-booklets = 没有叫「{ $name }」的手册，清单文件里没有写手册。
    .help = 去掉 --booklet，排印默认的手册；或者在 rolec.yaml 里写 booklets。
build-same-names = 有两本手册都叫「{ $name }」，后一本会盖掉前一本。
    .help = 给其中一本换一个名称。
build-unknown-only = 没有叫「{ $name }」的部门或岗位。
    .help = 写部门或岗位的全名；重名的写上部门，例如「销售部/经理」。
build-unknown-only-near = 没有叫「{ $name }」的部门或岗位，是不是「{ $near }」？
    .help = 写部门或岗位的全名；重名的写上部门，例如「销售部/经理」。
build-unknown-chapter = 手册「{ $booklet }」的一章写的是「{ $name }」，没有这个部门或岗位，没有排印。
    .help = 改成部门或岗位的全名，或者写 all。
build-unknown-chapter-near = 手册「{ $booklet }」的一章写的是「{ $name }」，没有这个部门或岗位，是不是「{ $near }」？这一章没有排印。
    .help = 改成部门或岗位的全名，或者写 all。
build-no-format = 格式「{ $format }」现在还不能生成，其余格式已经生成。
    .help = 可以写的有：pdf、html、md。
build-no-text = 手册「{ $booklet }」要用的「{ $path }」读不了：{ $reason }。这一章没有排印。
    .help = 检查路径；它相对于工作区。
build-text-outside = 手册「{ $booklet }」要用的「{ $path }」不在工作区里，没有读。
    .help = 把文件放进工作区。
build-empty = 手册「{ $booklet }」里没有可以排印的内容，没有生成。
    .help = 检查 --only 和手册的章节。
build-not-ours = 「{ $path }」已经存在，不是 rolec 生成的，没有覆盖。
    .help = 换一个文件夹，或者加 --force。
build-out-elsewhere = 输出文件夹「{ $path }」是一个链接，通到工作区外面，没有写。
    .help = 用 -o 写明要写到哪个文件夹。
build-missing-glyph = { $path }:{ $line }:{ $column }: 字体里没有「{ $character }」（{ $code }），印成 { $substitute }。
build-missing-glyph-unplaced = 字体里没有「{ $character }」（{ $code }），印成 { $substitute }。
build-missing-glyph-more = 还有 { $count } 处字体里没有的字。
build-no-template-folder = 没有模板文件夹「{ $path }」。
    .help = 检查路径；里面应当有 typst、html 或 markdown 文件夹，放 .hbs 文件。
build-empty-template-folder = 模板文件夹「{ $path }」里没有模板。
    .help = 把 .hbs 文件放进 typst、html 或 markdown 文件夹。
build-template-unreadable = 读不了模板「{ $path }」：{ $reason }。
    .help = 模板要存成 UTF-8 文本。
template-syntax = 模板 { $template } 第 { $line } 行写错了：{ $reason }。
    .help = 检查花括号是否成对，块是否写了结尾。
template-unknown-field = 模板 { $template } 第 { $line } 行用了「{ $field }」，视图里没有这一项。
    .help = 检查有没有写错字；可以用的项目见模板说明。
template-unknown-field-near = 模板 { $template } 第 { $line } 行用了「{ $field }」，视图里没有这一项。
    .help = 是不是「{ $near }」？可以用的项目见内置模板。
template-unknown-partial = 模板 { $template } 第 { $line } 行引用了「{ $name }」，没有这个模板。
    .help = 检查有没有写错字，或者补上这个文件。
template-unknown-helper = 模板 { $template } 第 { $line } 行用了「{ $name }」，没有这个函数。
    .help = 检查有没有写错字。
template-circle = 模板 { $template } 绕了一圈又引用了自己：{ $circle }。
    .help = 去掉其中一处引用。
template-fault = 模板 { $template } 第 { $line } 行不能用：{ $reason }。
    .help = 对照自带的模板检查这一行。
template-typst = 换上的模板排不出版：{ $reason }（附近的内容：{ $near }）。
    .help = 对照自带的模板检查写成的 Typst。

help-build = 排印手册：岗位说明书汇编，或清单文件里写的手册。
    .examples =
        {"  "}rolec build                          排成 PDF，放在 out 文件夹
        {"  "}rolec build --to pdf,html            同时做网页
        {"  "}rolec build --only 营销部            只排一个部门
help-build-to = 格式；几种用逗号隔开
help-build-booklet = 只排这一本手册
help-build-output = 输出的文件夹，默认是工作区里的 out
help-build-template = Word 模板（.docx），或者放模板的文件夹，换掉自带的模板
help-build-theme = 主题：official（公文）、modern（现代）、compact（紧凑），不按清单里写的
help-build-only = 只排这个部门（连同下属部门）或岗位
help-build-as-of = 编印日期，例如 2026-03-01

## 本单位的规则

custom-finding = { $text }
custom-finding-with-help = { $text }
    .help = { $help }
custom-page-condition = 条件
custom-page-bad = 报问题的
custom-page-good = 不报问题的
reference-own-family = 本单位的规则
manifest-custom-bad-name = 「{ $rule }」不能做规则的名称。
    .help = 写成两段小写英文字母，中间用「/」，例如 house/deputy；第二段里可以用「-」。
manifest-custom-taken = 「{ $family }」是自带的规则族，本单位的规则「{ $rule }」不能放在里面。
    .help = 换一个自己的族名，例如 house。
manifest-custom-near = 「{ $rule }」和自带的「{ $near }」只差一两个字母，容易弄混。
    .help = 想改自带规则的级别，就写「{ $near }」；是自己的规则，就换一个名称。
manifest-custom-bad-severity = 规则「{ $rule }」的级别写错了。
    .help = 写 error、warning、hint 或 off。
manifest-custom-lacks = 规则「{ $rule }」缺「{ $key }」。
    .help = 加上「{ $key }」；自己的规则要写 each、when、message 和 bad。
manifest-custom-both = 「{ $key }」要写中文和英文两种。
    .help = 在下面写「zh: …」和「en: …」各一行。
manifest-custom-unknown-kind = 规则「{ $rule }」要逐个检查「{ $name }」，没有这一种。
    .help = 写其中一种：{ $known }。
manifest-custom-unknown-kind-near = 规则「{ $rule }」要逐个检查「{ $name }」，没有这一种，是不是「{ $near }」？
    .help = 改成「{ $near }」。
manifest-custom-empty = 规则「{ $rule }」这里没有写表达式。
    .help = 写一个 CEL 表达式，例如 size(self.deputies) == 0。
manifest-custom-long = 规则「{ $rule }」的表达式太长，最多 { $most } 个字节。
    .help = 拆成几条规则。
manifest-custom-deep = 规则「{ $rule }」的表达式一层套一层，套得太深，最多 { $most } 层。
    .help = 去掉多余的括号，或者拆成几条规则。
manifest-custom-syntax = 规则「{ $rule }」的表达式读不出：{ $reason }。
    .help = 对照说明里的例子改；文字要加引号，「等于」写「==」，「并且」写「&&」，「或者」写「||」。
manifest-custom-unfinished = 规则「{ $rule }」的表达式没有写完。
    .help = 补上后面的内容；检查括号和引号是否成对。
manifest-custom-unexpected = 规则「{ $rule }」的表达式里，「{ $word }」不能写在这里。
    .help = 文字要加引号；「等于」写「==」，「并且」写「&&」，「或者」写「||」。
manifest-custom-brace = 规则「{ $rule }」的文字里，「{"{"}」没有配上「{"}"}」。
    .help = 补上「{"}"}」；要写花括号本身，就写两遍。
manifest-custom-unknown-variable = 规则「{ $rule }」里用了「{ $name }」，没有这个名称。
    .help = 这里可以用：{ $known }；文字要加引号。
manifest-custom-unknown-variable-near = 规则「{ $rule }」里用了「{ $name }」，没有这个名称，是不是「{ $near }」？
    .help = 改成「{ $near }」。
manifest-custom-unknown-field = 规则「{ $rule }」里用了「{ $name }」，这里没有这一项。
    .help = 这里可以用：{ $known }。
manifest-custom-unknown-field-near = 规则「{ $rule }」里用了「{ $name }」，没有这一项，是不是「{ $near }」？
    .help = 改成「{ $near }」。
manifest-custom-no-fields = 规则「{ $rule }」里的「{ $name }」前面是一个值或者一张表，下面没有别的项。
    .help = 去掉「.{ $name }」；要看表里的每一条，用 exists、all 或 filter。
manifest-custom-unknown-function = 规则「{ $rule }」里用了函数「{ $name }」，没有这个函数。
    .help = 可以用：{ $known }。
manifest-custom-unknown-function-near = 规则「{ $rule }」里用了函数「{ $name }」，没有这个函数，是不是「{ $near }」？
    .help = 改成「{ $near }」。
manifest-custom-arguments = 规则「{ $rule }」里，函数「{ $name }」后面括号里的个数不对。
    .help = 对照说明里的例子改。
manifest-custom-pattern = 规则「{ $rule }」里的模式写错了：{ $reason }。
    .help = 检查括号是否成对；在引号里，「\」要写两遍，或者在引号前面加 r。
manifest-custom-as-of = 规则「{ $rule }」用了今天的日期，没有说例子按哪一天检查。
    .help = 加一行「as-of: 2026-01-05」，例子就一直按这一天检查。
manifest-custom-types = 规则「{ $rule }」检查「{ $entity }」时，「{ $operator }」不能用在这些值上：{ $types }。
    .help = null 是没有写的内容，前面加「x != null &&」或「!blank(x) &&」；文字和数字不能直接比。
manifest-custom-fails = 规则「{ $rule }」检查「{ $entity }」时算不出来：{ $reason }。
    .help = 改条件，让它对每一个都算得出。
manifest-custom-not-bool = 规则「{ $rule }」检查「{ $entity }」时，条件的结果是 { $type }，不是「是」或「否」。
    .help = 写成比较，例如 size(self.kpis) == 0。
manifest-custom-too-much = 规则「{ $rule }」检查「{ $entity }」时步数太多，没有算完。
    .help = 条件里一层循环套一层循环，去掉里面的一层。
manifest-custom-unread = 规则「{ $rule }」的例子里有读不出的内容：{ $finding }
    .help = 先改好例子。
manifest-custom-nobody = 规则「{ $rule }」的例子里没有可以检查的 { $kind }。
    .help = 在例子里写上一个；只在架构里的，要加「stubs: true」才检查。
manifest-custom-silent = 规则「{ $rule }」在 bad 的例子里没有报问题。
    .help = 改条件或者改例子；条件成立，才报问题。
manifest-custom-loud = 规则「{ $rule }」在 good 的例子里报了问题：{ $finding }
    .help = 改条件或者改例子；条件成立，就报问题。
manifest-wants-flag = 「{ $key }」后面应当是 true 或 false。
    .help = 例如「{ $key }: true」。

## 金额

amount-cny = { $number }元
amount-usd = { $number }美元
amount-hkd = { $number }港元
amount-eur = { $number }欧元
amount-jpy = { $number }日元
amount-gbp = { $number }英镑
amount-twd = { $number }新台币
amount-currency = { $number } { $unit }
amount-percent = { $number }%
amount-unit = { $number }{ $unit }
amount-plain = { $number }
band-all = 任何金额
band-up-to = { $high }以下
band-under = 不满{ $high }
band-from = { $low }以上
band-over = 超过{ $low }
band-single = 正好{ $low }
band-from-to = { $low }至{ $high }
band-from-under = { $low }以上、不满{ $high }
band-over-to = 超过{ $low }至{ $high }
band-over-under = 超过{ $low }、不满{ $high }
band-where = { $band }（{ $departments }）
band-case = { $case }：{ $band }
band-more = 另有 { $count } 段
scope-whole = 全公司

## 权限

authority-held = 「{ $position }」：{ $power }，{ $band }
authority-held-any = 「{ $position }」：{ $power }
authority-overlap = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」可以{ $does }，「{ $two }」也可以{ $also }，两个岗位又没有上下级关系。
    .help = 把金额、范围分开，各管一段；要两个人一起签的，写上「[联签：{ $two }]」。
authority-overlap-any = 「{ $matter }」，{ $department }：「{ $one }」可以{ $does }，「{ $two }」也可以{ $also }，两个岗位又没有上下级关系。
    .help = 只留一个，或者各写上「[范围：……]」；要两个人一起签的，写上「[联签：{ $two }]」。
authority-overlap-many = 「{ $matter }」有 { $count } 个岗位都能决定，互相没有上下级关系：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」可以{ $does }，「{ $two }」也可以{ $also }。
    .help = 把金额、范围分开，各管一段；要一起签的，写上「[联签：……]」。
authority-overlap-many-any = 「{ $matter }」有 { $count } 个岗位都能决定，互相没有上下级关系：{ $positions }。例如在{ $department }：「{ $one }」可以{ $does }，「{ $two }」也可以{ $also }。
    .help = 只留一个，或者各写上「[范围：……]」；要一起签的，写上「[联签：……]」。
authority-boundary = 「{ $matter }」正好{ $numbers }，{ $department }：「{ $one }」（{ $says }）可以{ $does }，「{ $two }」（{ $differs }）也可以{ $also }。
    .help = 前一段写「{ $amount }以下」，后一段写「超过{ $amount }」：「以下」「以上」都包含本数。
authority-boundary-own = 「{ $matter }」正好{ $numbers }，「{ $one }」的两段权限都包含：{ $says }，{ $differs }。
    .help = 前一段写「{ $amount }以下」，后一段写「超过{ $amount }」：「以下」「以上」都包含本数。
authority-boundary-many = 「{ $matter }」正好{ $numbers }，有几个岗位都能决定：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」（{ $says }）可以{ $does }，「{ $two }」（{ $differs }）也可以{ $also }。
    .help = 每一段的开头写「超过」，不写「以上」：「以下」「以上」都包含本数。
authority-chain-duplicate = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」可以{ $does }，它的上级「{ $two }」也可以{ $also }，两个岗位的权限一模一样。
    .help = 日常由下级决定的，上级只留更大的金额；不放权的，删掉下级的这一条。
authority-chain-duplicate-any = 「{ $matter }」，{ $department }：「{ $one }」可以{ $does }，它的上级「{ $two }」也可以{ $also }，两个岗位的权限一模一样。
    .help = 只留一个；分金额的，写上限额；要两个人一起签的，写上「[联签：{ $two }]」。
authority-chain-duplicate-many = 「{ $matter }」有 { $count } 个上下级岗位的权限一模一样：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」可以{ $does }，它的上级「{ $two }」也可以{ $also }。
    .help = 日常由下级决定的，上级只留更大的金额；不放权的，删掉下级的这一条。
authority-chain-duplicate-many-any = 「{ $matter }」有 { $count } 个上下级岗位的权限一模一样：{ $positions }。例如在{ $department }：「{ $one }」可以{ $does }，它的上级「{ $two }」也可以{ $also }。
    .help = 每一段只留一个；分金额的，写上限额。
authority-inversion = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」可以{ $does }（{ $more }），它的上级「{ $two }」却不可以（{ $less }）。
    .help = 提高上级的限额，或者降低下级的限额。
authority-inversion-many = 「{ $matter }」有 { $count } 个岗位的限额下级比上级大：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」可以{ $does }（{ $more }），它的上级「{ $two }」却不可以（{ $less }）。
    .help = 提高上级的限额，或者降低下级的限额。
authority-gap = 「{ $matter }」有些金额没有人可以决定：{ $holes }。例如{ $amount }，{ $department }：谁都不能批。
    .help = 在表里加一行，或者给一个岗位加上这一段，例如「审批：{ $matter } ……」。
authority-gap-any = 「{ $matter }」有些情况没有人可以决定：{ $holes }。例如{ $department }：谁都不能批。
    .help = 在表里加一行，或者给一个岗位加上这一段，例如「审批：{ $matter } ……」。
authority-undecided = 「{ $position }」对「{ $matter }」有{ $power }的权限，却没有岗位可以决定「{ $matter }」。
    .help = 写明由谁决定，例如在那个岗位的权限里加「审批：{ $matter }」。
authority-undecided-someone = 「{ $matter }」要{ $power }，却没有岗位可以决定。
    .help = 在表里加上由谁审批，或者在那个岗位的权限里加「审批：{ $matter }」。
authority-self-approval = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」自己{ $does }，又自己{ $also }。
    .help = 让别的岗位来提，或者交给上级决定；要两个人一起签的，写上「[联签：……]」。
authority-self-approval-any = 「{ $matter }」，{ $department }：「{ $one }」自己{ $does }，又自己{ $also }。
    .help = 让别的岗位来提，或者交给上级决定；要两个人一起签的，写上「[联签：……]」。
authority-matrix-mismatch = 「{ $position }」对「{ $matter }」的{ $power }，自己的权限写的是{ $list }，审批表里却是{ $table }；{ $amount }（{ $department }）算不算，说不清。
    .help = 以一处为准，改另一处；或者只在一处写。
authority-matrix-mismatch-any = 「{ $position }」对「{ $matter }」的{ $power }，自己的权限写的是{ $list }，审批表里却是{ $table }（{ $department }）。
    .help = 以一处为准，改另一处；或者只在一处写。
band-per-each = 每笔{ $band }
band-per-day = 每日{ $band }
band-per-month = 每月{ $band }
band-per-quarter = 每季{ $band }
band-per-half-year = 每半年{ $band }
band-per-year = 每年{ $band }
role-applicant = 申请人
role-head = 部门负责人
role-executive = 分管领导
role-superior = 直接上级
authority-duplicate = 「{ $position }」对「{ $matter }」的{ $power }（{ $band }）写了两次。
    .help = 删掉一条；如果是两回事，写出金额、范围或条件有什么不同。
authority-duplicate-any = 「{ $position }」对「{ $matter }」的{ $power }写了两次。
    .help = 删掉一条；如果是两回事，写出金额、范围或条件有什么不同。
authority-duplicate-first = 这里已经写了
authority-order = 「{ $matter }」先由「{ $one }」{ $does }，后面还要「{ $two }」{ $also }。
    .help = 把{ $also }放到{ $does }前面；事后看一遍的写「复核」，只要知道的写「备案」。
authority-order-review = 「{ $position }」在后面{ $power }
authority-order-skipped = 「{ $matter }」的步骤写到了 { $number }，前面却没有 { $missing }。
    .help = 从①起连着编号；同时办理的用同一个数字。
authority-either-or = 审批表里「{ $name }」是几个岗位任选一个，没有说谁先谁后。
    .help = 分成两列，一个岗位一列；一个是替补的，只留「{ $first }」，替补写进它的「代理人」。
authority-unit = 「{ $matter }」的限额用了不同的单位：「{ $one }」是{ $says }，「{ $two }」是{ $differs }；两者没有比较。
    .help = 改成同一个单位，例如在事项里写「单位：元」；确实是两回事的，分成两个事项。
authority-unit-per = 「{ $matter }」的限额，「{ $one }」是{ $says }，「{ $two }」是{ $differs }；两者没有比较。
    .help = 如果要比较，都按每笔或都按同一段时间写。
authority-unlimited = 「{ $position }」对「{ $matter }」的{ $power }没有写限额，也没有写范围。
    .help = 写上限额，例如「≤ 5万元」，或者写上「[范围：……]」；确实没有限制的，可以不写。
authority-alone = 「{ $matter }」要集体决策，「{ $positions }」却可以一个人{ $power }。
    .help = 写上「[联签：……]」，或者在表里给几个岗位写同一个数字；也可以交给「总经理办公会」这样的会议。
authority-unparsed = 「{ $text }」读不出是对什么事项的什么权力，只照原样保留，没有检查。
    .help = 写成「审批：营销费用 ≤ 5万元」「对销售合同的审核权」这样：什么权力，对什么事项，到多少金额。
authority-unparsed-cell = 审批表「{ $column }」一列里的「{ $text }」读不出是什么权力，没有读。
    .help = 格里只写权力和次序，例如 审核②、审批③；条件写在「条件」或「备注」一列。
authority-unparsed-sign = 审批表里的「{ $text }」没有说明是什么意思，没有读。
    .help = 在「备注」里说明，例如「{ $text } 表示审批」；或者直接写 审核②、审批③。
authority-unparsed-headless = 审批表里「{ $text }」所在的一列没有表头，不知道是谁的权力，没有读。
    .help = 在这一列的表头写上岗位名称。
authority-undeclared-matter = 没有叫「{ $matter }」的事项，它的权限只能自己跟自己比较。
    .help = 用「事项：{ $matter }」写出来；如果是别的事项的另一种叫法，改成那个名称，或者写进它的「别名」。
authority-undeclared-matter-near = 没有叫「{ $matter }」的事项，是不是「{ $near }」？
    .help = 是同一件事的，改成「{ $near }」，或者把它写进「别名」；不是的，用「事项：{ $matter }」写出来。
authority-undeclared-matter-none = 权限里提到 { $count } 个事项，例如「{ $matter }」，都没有用「事项：」写出来。
    .help = 在文件里加「事项：{ $matter }」，再写上单位和审批表；同一件事的各种叫法写进「别名」。
authority-self-approval-many = 「{ $matter }」有 { $count } 个岗位自己提出，又自己决定：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」自己{ $does }，又自己{ $also }。
    .help = 让别的岗位来提，或者交给上级决定；要两个人一起签的，写上「[联签：……]」。
authority-self-approval-many-any = 「{ $matter }」有 { $count } 个岗位自己提出，又自己决定：{ $positions }。例如在{ $department }：「{ $one }」自己{ $does }，又自己{ $also }。
    .help = 让别的岗位来提，或者交给上级决定；要两个人一起签的，写上「[联签：……]」。
band-per-week = 每周{ $band }

## 权限：牵制

authority-handed = 「{ $position }」受「{ $from }」授权：{ $power }，{ $band }
authority-handed-any = 「{ $position }」受「{ $from }」授权：{ $power }
segregation-source-basic = 《内部会计控制规范——基本规范（试行）》
segregation-source-accounting = 《会计法》
segregation-source-cash = 《企业内部控制具体规范——货币资金（征求意见稿）》
segregation-source-procurement = 《内部会计控制规范——采购与付款（试行）》第五条
segregation-source-stock = 《企业内部控制具体规范——存货（征求意见稿）》
segregation-source-sales = 《企业内部控制具体规范——销售与收款（征求意见稿）》
segregation-source-assets = 《企业内部控制具体规范——固定资产（征求意见稿）》
segregation-source-cost = 《企业内部控制具体规范——成本费用（征求意见稿）》
segregation-source-investment = 《企业内部控制具体规范——对外投资（征求意见稿）》
segregation-source-works = 《企业内部控制具体规范——工程项目（征求意见稿）》
segregation-source-practice = 审计的通行做法
segregation-source-workspace = 本单位（rolec.yaml 的 segregation）
authority-segregation = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」可以{ $does }，又可以{ $also }；要求分开的依据：{ $source }。
    .help = 把其中一项交给别的岗位；确实分不开的，在前面写豁免，写明期限、负责人和补偿措施：「# rolec:豁免(authority/segregation) 至 2026-12-31 批准 内控部 —— 每月抽查」。
authority-segregation-any = 「{ $matter }」，{ $department }：「{ $one }」可以{ $does }，又可以{ $also }；要求分开的依据：{ $source }。
    .help = 把其中一项交给别的岗位；确实分不开的，在前面写豁免，写明期限、负责人和补偿措施：「# rolec:豁免(authority/segregation) 至 2026-12-31 批准 内控部 —— 每月抽查」。
authority-segregation-deputy = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」可以{ $does }，「{ $two }」可以{ $also }，一个是另一个的代理人，代理时就在一个人手里；要求分开的依据：{ $source }。
    .help = 换一个代理人；或者写明代理时不代行哪一项，再写豁免：「# rolec:豁免(authority/segregation) 至 2026-12-31 批准 内控部 —— 代理时不{ $also }」。
authority-segregation-deputy-any = 「{ $matter }」，{ $department }：「{ $one }」可以{ $does }，「{ $two }」可以{ $also }，一个是另一个的代理人，代理时就在一个人手里；要求分开的依据：{ $source }。
    .help = 换一个代理人；或者写明代理时不代行哪一项，再写豁免：「# rolec:豁免(authority/segregation) 至 2026-12-31 批准 内控部 —— 代理时不{ $also }」。
authority-segregation-person = 「{ $matter }」{ $amount }，{ $department }：「{ $person }」兼任两个岗位，「{ $one }」可以{ $does }，「{ $two }」可以{ $also }；要求分开的依据：{ $source }。
    .help = 不兼其中一个岗位，或者把其中一项交给别的岗位；确实分不开的，写豁免：「# rolec:豁免(authority/segregation) 至 2026-12-31 批准 内控部 —— 每月抽查」。
authority-segregation-person-any = 「{ $matter }」，{ $department }：「{ $person }」兼任两个岗位，「{ $one }」可以{ $does }，「{ $two }」可以{ $also }；要求分开的依据：{ $source }。
    .help = 不兼其中一个岗位，或者把其中一项交给别的岗位；确实分不开的，写豁免：「# rolec:豁免(authority/segregation) 至 2026-12-31 批准 内控部 —— 每月抽查」。
authority-same-hand = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」自己{ $does }，又自己{ $also }。
    .help = 让别的岗位{ $also }；做的人自己核对一遍的，不写成权限。
authority-same-hand-any = 「{ $matter }」，{ $department }：「{ $one }」自己{ $does }，又自己{ $also }。
    .help = 让别的岗位{ $also }；做的人自己核对一遍的，不写成权限。
authority-veto-self = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」可以{ $does }，又可以{ $also }自己的决定。
    .help = 把{ $also }交给别的岗位；不同意就不{ $does }的，不用再写{ $also }。
authority-veto-self-any = 「{ $matter }」，{ $department }：「{ $one }」可以{ $does }，又可以{ $also }自己的决定。
    .help = 把{ $also }交给别的岗位；不同意就不{ $does }的，不用再写{ $also }。
authority-reviewer-below = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归「{ $one }」管的岗位{ $also }；如果下级只是提意见，写「建议」。
authority-reviewer-below-any = 「{ $matter }」，{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归「{ $one }」管的岗位{ $also }；如果下级只是提意见，写「建议」。
authority-reviewer-below-many = 「{ $matter }」有 { $count } 个岗位，上级提的由下级审：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归提出人管的岗位审；如果下级只是提意见，写「建议」。
authority-reviewer-below-many-any = 「{ $matter }」有 { $count } 个岗位，上级提的由下级审：{ $positions }。例如在{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归提出人管的岗位审；如果下级只是提意见，写「建议」。
authority-auditor-below = 「{ $matter }」{ $amount }，{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归「{ $one }」管的岗位{ $also }，例如直接向总经理汇报的审计岗位。
authority-auditor-below-any = 「{ $matter }」，{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归「{ $one }」管的岗位{ $also }，例如直接向总经理汇报的审计岗位。
authority-auditor-below-many = 「{ $matter }」有 { $count } 个岗位，上级做的由下级查：{ $positions }。例如{ $amount }，{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归他们管的岗位来查，例如直接向总经理汇报的审计岗位。
authority-auditor-below-many-any = 「{ $matter }」有 { $count } 个岗位，上级做的由下级查：{ $positions }。例如在{ $department }：「{ $one }」{ $does }，却由它的下级「{ $two }」{ $also }。
    .help = 让不归他们管的岗位来查，例如直接向总经理汇报的审计岗位。
authority-auditor-below-person = 「{ $one }」要{ $does }「{ $two }」，「{ $two }」却是它的上级。
    .help = 让不归「{ $two }」管的岗位来{ $does }，或者改「{ $one }」的直接上级。
authority-upward = 「{ $one }」可以{ $does }「{ $two }」，「{ $two }」却是它的上级。
    .help = 把这一条交给「{ $two }」的上级；如果只是提意见，写「建议」。
authority-upward-line = 「{ $one }」的直接上级在这里写的
authority-sideways = 「{ $one }」可以{ $does }「{ $two }」，「{ $two }」却不归它管，也没有写明为什么由它{ $does }。
    .help = 由「{ $two }」的上级{ $does }；确实由「{ $one }」{ $does }的，在职责或部门职能里写明，或者把它写成「职能上级」。
authority-out-of-scope = 「{ $position }」对「{ $matter }」的{ $power }，范围写到了「{ $department }」，这个部门却不归它管，也没有写明为什么。
    .help = 把范围改成自己的部门；确实要管的，在职责或部门职能里写明对「{ $department }」做什么。
authority-prohibited = 「{ $matter }」{ $amount }，{ $department }：「{ $position }」的权限写了可以{ $power }，禁止行为里却写了不可以。
    .help = 定下哪一处对，删掉另一处；只在有些情况下禁止的，把情况写进禁止行为，例如「未经……不得……」。
authority-prohibited-any = 「{ $matter }」，{ $department }：「{ $position }」的权限写了可以{ $power }，禁止行为里却写了不可以。
    .help = 定下哪一处对，删掉另一处；只在有些情况下禁止的，把情况写进禁止行为，例如「未经……不得……」。
authority-prohibited-here = 禁止行为里写的
authority-joint-self = 「{ $position }」的联签人写了它自己。
    .help = 写另一个岗位；如果一个人签就够了，删掉「联签」。
authority-delegation-exceeds = 「{ $position }」把「{ $matter }」的{ $power }授权给{ $delegates }，自己却没有这项权力。
    .help = 先在「{ $position }」的权限里写上自己的这一条；没有的权力，请有这项权力的岗位授权。
authority-delegation-exceeds-amount = 「{ $matter }」{ $amount }，{ $department }：「{ $position }」授权给{ $delegates }{ $power }，自己却没有这么大的权限。
    .help = 把授权改到自己的限额以内；或者先提高「{ $position }」的限额。
authority-delegation-exceeds-scope = 「{ $matter }」，{ $department }：「{ $position }」授权给{ $delegates }{ $power }，自己的权限却管不到那里。
    .help = 用「[范围：……]」把授权改到自己的范围以内；或者先改「{ $position }」自己的那一条。
authority-delegation-expired = 「{ $position }」把「{ $matter }」授权给{ $delegates }，{ $day } 就到期了。
    .help = 收回的删掉这一条；继续授权的，改期限。
authority-delegation-cycle = 「{ $matter }」的权力转来转去，又授权回了原来的岗位：{ $chain }。
    .help = 删掉其中一条授权。
authority-delegation-cycle-hands = 「{ $position }」授权给{ $delegates }
process-not-authorised = 这一步由「{ $position }」{ $power }「{ $matter }」，它的权限里却没有这一条。
    .help = 在「{ $position }」的权限里写上「{ $power }：{ $matter }」；或者让有这项权力的岗位来做。
process-not-authorised-list = 「{ $position }」的权限
process-same-hand = 「{ $matter }」由「{ $position }」自己{ $does }，又由它自己{ $also }。
    .help = 让别的岗位{ $also }；自己定稿就行的，删掉{ $also }这一步。
process-same-hand-prepares = 「{ $position }」在这里{ $does }

## Word 文件

word-tag-each = 每个、逐条、循环
word-tag-if = 如果、若有
word-tag-unless = 如果没有、如无、若无
word-tag-else = 否则

word-place-body = 正文
word-place-header = 页眉
word-place-footer = 页脚
word-place-footnotes = 脚注
word-place-endnotes = 尾注
word-place-paragraph = { $part }第 { $number } 段
word-place-paragraph-box = { $part }第 { $number } 段的文本框
word-place-cell = { $part }第 { $table } 张表格第 { $row } 行第 { $cell } 格
word-place-cell-box = { $part }第 { $table } 张表格第 { $row } 行第 { $cell } 格的文本框

word-no-docx = 这不是 Word 文件（.docx）。
    .help = 在 Word 或 WPS 里打开它，用「另存为」存成 .docx。
word-protected = 这个文件设了密码，或者是旧的 .doc 格式，读不出来。
    .help = 去掉密码，用「另存为」存成 .docx。
word-corrupt = 这个 Word 文件已经损坏：{ $reason }。
    .help = 在 Word 里打开并修复，再存一次；或者换一份没有损坏的。
word-too-large = 这个 Word 文件解开以后太大，不像是一份表格，没有读。
    .help = 去掉里面的大图片或者嵌入的文件，再存一次。
word-macros = 这个 Word 文件里有宏；有宏的模板不用。
    .help = 用「另存为」存成「Word 文档（.docx）」，宏就去掉了。
word-strict = 这个文件存成了「Strict Open XML 文档」，读不了。
    .help = 用「另存为」存成「Word 文档（.docx）」。
word-broken-part = 这个 Word 文件里的「{ $part }」写坏了：{ $reason }。
    .help = 在 Word 里打开并修复，再存一次。
word-document-type = 这个 Word 文件里的「{ $part }」带有文档类型声明，Word 文件不许有，没有读。
    .help = 换一份由 Word、WPS 或 LibreOffice 存的文件。
word-too-deep = 这个 Word 文件里的「{ $part }」嵌套得太深，没有读。
    .help = 换一份由 Word、WPS 或 LibreOffice 存的文件。
word-tag-out-of-reach = 「{ $part }」里有标签，但图表和 SmartArt 里的文字填不了。
    .help = 把标签移到正文、表格或者文本框里。

word-tag-in-field = 标签写在域代码或者公式里，填不了：{ $text }
    .help = 把标签写在普通的文字里。
word-unclosed-braces = 「{ $text }」只有左边的两个大括号，右边没有。
    .help = 在后面补上两个右大括号，标签要写在同一段里。
word-unopened-braces = 右边有两个大括号，左边没有。
    .help = 在标签前面补上两个左大括号，或者删去右边的。
word-empty-tag = 标签「{ $tag }」里什么也没有。
    .help = 写上字段的名称；「rolec template fields」列出所有的字段。
word-no-field = 标签「{ $tag }」没有写字段。
    .help = 在后面写上字段，例如 {"{{#each duties}}"} 或 {"{{#每个 职责}}"}。
word-not-a-name = 标签「{ $tag }」里的不是字段的名称。
    .help = 只写字段的名称；不能有空段、运算和函数。
word-unknown-field = { $subject ->
        [position] 岗位
        [department] 部门
       *[booklet] 手册
    }的模板没有「{ $name }」这个字段。
    .help = 「rolec template fields」列出所有的字段。
word-unknown-field-near = { $subject ->
        [position] 岗位
        [department] 部门
       *[booklet] 手册
    }的模板没有「{ $name }」这个字段，是不是「{ $near }」？
    .help = 改成「{ $near }」。
word-field-elsewhere = 「{ $name }」不能直接写在这里，它属于「{ $list }」。
    .help = 写成 {"{{"}{ $list }{"}}"}；带 #each 的，把「{ $name }」写在它和 {"{{/each}}"} 之间。
word-field-of-other = { $subject ->
        [position] 岗位
        [department] 部门
       *[booklet] 手册
    }的模板没有「{ $name }」；这是{ $other ->
        [position] 岗位
        [department] 部门
       *[booklet] 手册
    }模板的字段。
    .help = 删去它；或者把整个模板用作{ $other ->
        [position] 岗位
        [department] 部门
       *[booklet] 手册
    }模板（「--for { $other }」，或清单里 word 的 { $other }）。
word-unknown-inner = 「{ $of }」里没有「{ $name }」；有的是：{ $known }。
    .help = 改成其中的一个。
word-unknown-inner-near = 「{ $of }」里没有「{ $name }」，是不是「{ $near }」？
    .help = 改成「{ $near }」。
word-dot-in-list = 「{ $of }」有好几条，不能用点取其中的一项（{ $name }）。
    .help = 写成 {"{{#each"} { $of }{"}}"} … {"{{/each}}"}，里面写那一项。
word-dot-in-text = 「{ $of }」只是一段文字，点后面（{ $name }）没有东西。
    .help = 只写「{ $of }」。
word-cannot-repeat = 「{ $name }」只有一个，不能用 #each。
    .help = 要看它有没有，写 {"{{#if"} { $name }{"}}"}。
word-print-flag = 「{ $name }」只回答是或否，印不出来。
    .help = 写成 {"{{#if"} { $name }{"}}"} … {"{{/if}}"}。
word-print-list = 「{ $name }」有好几条，要逐条印。
    .help = 写成 {"{{#each"} { $name }{"}}"} … {"{{/each}}"}，里面写每一条的字段。
word-else-nowhere = 这个 {"{{else}}"} 前面没有 {"{{#if …}}"}。
    .help = 删去它，或者在前面补上 {"{{#if …}}"}。
word-else-in-each = {"{{#each}}"} 里不能有 {"{{else}}"}。
    .help = 先写 {"{{#if …}}"}，把 {"{{#each}}"} 放在它里面。
word-else-twice = 一个 {"{{#if}}"} 有两个 {"{{else}}"}。
    .help = 删去一个，或者分成两个 {"{{#if}}"}。
word-close-nowhere = 这里结束，可是前面没有开头。
    .help = 删去它，或者在前面补上 {"{{#each …}}"} 或 {"{{#if …}}"}。
word-close-other = 这里结束的不是还开着的那个：开着的是「{ $open }」。
    .help = 先结束里面的，再结束外面的。
word-unclosed = 「{ $name }」开了头，没有结尾。
    .help = 在它管到的地方后面写 { $close }。
word-crosses = 「{ $open }」的开头和这里的结尾不在同一层，不知道要重复哪一块。
    .help = 两个标签都放在段落的开头或末尾，或者各占一段。
word-crosses-table = 「{ $open }」的开头和这里的结尾，一个在表格里，一个在表格外。
    .help = 两个都放在表格里（重复行），或者都放在表格外（重复整张表格）。
word-crosses-other = 「{ $open }」和另一对标签交叉了：有一块既在里面又在外面。
    .help = 让一对完全在另一对里面；在表格里，不要让两对共用一行。
word-block-not-alone = 「{ $tag }」是一整块内容，不能和别的文字写在一段里。
    .help = 让它自己占一段。
word-chapters-not-at-top = 「{ $tag }」带着横向的页，只能放在正文里，不能放在表格、页眉、文本框或者 {"{{#each}}"} 里。
    .help = 让它在正文里自己占一段。

word-field-organisation = 组织名称、公司名称、单位名称
    .means = 组织的名称。
word-field-booklet = 手册名称、书名
    .means = 手册的书名。
word-field-date = 打印日期
    .means = 打印的日期；没有给出日期就是空的。
word-field-confidential = 密级、密级标识
    .means = 清单里写的密级或提示。
word-field-logo = 标志、徽标
    .means = 清单里写的标志图片；大小随所在的格子。
word-field-no = 顺序号
    .means = 在重复里是第几个，从 1 起；分组的标题不算。
word-field-first = 是第一个
    .means = 在重复里是不是第一个。
word-field-last = 是最后一个
    .means = 在重复里是不是最后一个。
word-field-position-title = 岗位名称、岗位、职位名称、职位
    .means = 岗位的名称。
word-field-holders = 任职人、任职者、在岗人员
    .means = 担任这个岗位的人。
word-field-chart = 结构图、组织结构图、架构图
    .means = 结构图：岗位模板里是本岗位和直接上下级，部门模板里是本部门，手册里是整个组织。
word-field-facts = 基本信息、基本信息表
    .means = 说明书开头的表格：编号、部门、上级等等；也可以逐项重复。
word-field-sections = 各节、正文各节
    .means = 说明书的各节，连标题，和手册里的一样；也可以逐节重复。
word-field-control = 文件控制栏
    .means = 说明书末尾的文件控制表。
word-field-signatures = 签字栏
    .means = 任职人、直接上级、人力资源签字的格子；也可以逐个重复。
word-field-department-name = 部门名称、部门
    .means = 部门的名称。
word-field-total = 合计、编制合计
    .means = 写明的编制合计。
word-field-positions = 各岗位、岗位说明书
    .means = 手册里有说明书的岗位；部门模板里只有本部门的。
word-field-departments = 各部门
    .means = 手册里有职责表的部门。
word-field-booklet-title = 手册标题、标题
    .means = 手册的书名。
word-field-booklet-document = 文件、文件信息、文件控制
    .means = 整本手册的文件控制信息。
word-field-cover = 有封面
    .means = 手册里有没有封面这一章。
word-field-cover-signatures = 封面签字
    .means = 制定、审核、批准的人和日期。
word-field-chapters = 各章、全部章节
    .means = 手册的各章，按清单里的次序，封面除外。
word-field-contents = 目录
    .means = 目录，带页码。
word-field-entry-number = 编号原文、条号
    .means = 原来写的编号，例如 1. 或（一）。
word-field-entry-text = 内容、条文、职责内容
    .means = 这一条的文字。
word-field-entry-name = 名称、指标名称
    .means = 指标的名称，不带目标值；别的条目就是它的文字。
word-field-entry-group = 组名、类别
    .means = 所在的组。
word-field-entry-heading = 是组名、是标题
    .means = 这一条是不是一组的标题。
word-field-entry-details = 附注、说明
    .means = 写在方括号里的各项，连名称。
word-field-name-title = 岗位名称、岗位
    .means = 这个岗位的名称。
word-field-name-department = 部门、所属部门
    .means = 这个岗位所在的部门。
word-field-name-grade = 级别、职级
    .means = 这个岗位的职级。
word-field-name-headcount = 编制、定员
    .means = 这个岗位的人数。
word-field-name-code = 编号、岗位编号
    .means = 这个岗位的编号。
word-field-post-title = 岗位名称、岗位
    .means = 编制表里的岗位。
word-field-post-count = 人数、编制
    .means = 几个人。
word-field-post-note = 备注
    .means = 编制表里的备注。
word-field-other = 其他、其他关系
    .means = 没有归到上面各项的内容，和本单位自己加的标签。
word-field-label = 项目名称、标签
    .means = 这一项叫什么。
word-field-signature-name = 姓名、签字人
    .means = 签字的人。
word-field-signature-date = 日期、签字日期
    .means = 签字的日期。
word-field-change-version = 版本、版次
    .means = 哪一版。
word-field-change-change = 更改内容、修订内容
    .means = 改了什么。
word-field-change-date = 日期、更改日期
    .means = 哪一天改的。
word-field-change-by = 更改人、修订人
    .means = 谁改的。
word-field-pair-value = 值、项目内容
    .means = 这一项写的什么。
word-field-section-title = 节标题、标题
    .means = 这一节的标题，带序号。
word-field-section-content = 节内容、内容
    .means = 这一节的内容，和手册里的一样。
word-field-key = 附加项
    .means = 写在这一条方括号里或者表格列里的这一项。

build-step-docx = 正在制作 { $name } 的 Word 文件
build-wrote-positions = { $path }（{ $count } 个岗位的 Word 文件）
build-wrote-departments = { $path }（{ $count } 个部门的 Word 文件）
build-word-removed = 从「{ $path }」删去 { $count } 个旧文件：其中的岗位或部门已经不在这本册子里。
build-word-departments = 部门职责
build-word-faults = 「{ $path }」有 { $count } 处要改；没有用它制作 Word 文件。
    .help = 在 Word 里改好，再用「rolec template check」检查。

help-template = 做自己的 Word 模板：取现成的，检查，列出字段。
    .examples = {"  "}rolec template init 模板                  把自带的 Word 模板写到「模板」文件夹
    {"  "}rolec template check 模板/岗位说明书.docx  检查一个模板
    {"  "}rolec template fields --for position      列出岗位模板的字段
help-template-action = 做什么：init 写出自带的模板，check 检查模板，fields 列出字段
help-template-paths = init 写一个文件夹，check 写一个或几个 .docx 文件
help-template-subject = 模板用于什么：position 岗位，department 部门，booklet 整本手册；不写就看它用了哪些字段
help-value-action = 动作
help-value-subject = 用途
help-value-template = 模板
template-init-folder = 没有写把模板写到哪个文件夹。
    .help = 例如「rolec template init 模板」。
template-init-next = 在 Word 或 WPS 里改好，用「rolec template check」检查，再用「rolec build --template 文件」套用；也可以写进清单。
template-check-file = 没有写检查哪个文件。
    .help = 例如「rolec template check 模板/岗位说明书.docx」。
template-file-position = 岗位说明书.docx
template-file-form = 岗位说明书（表格）.docx
template-file-department = 部门职责.docx
template-file-booklet = 岗位说明书汇编.docx
template-sound = { $path }：没有问题，是{ $subject ->
        [position] 岗位
        [department] 部门
       *[booklet] 整本手册
    }的模板。
template-place = ：{ $place }
template-colon = ：
template-fields-of = { $subject ->
        [position] 岗位模板
        [department] 部门模板
       *[booklet] 手册模板
    }
template-fields-loop = 重复里面
template-fields-global = 到处都可以写
## 手册的版面

help-value-theme = 主题
manifest-unknown-choice = 「{ $key }」后面的「{ $value }」不认识。
    .help = 可以写：{ $known }。
manifest-unknown-choice-near = 「{ $key }」后面的「{ $value }」不认识，是不是「{ $near }」？
    .help = 改成「{ $near }」；可以写的有：{ $known }。
manifest-no-chapter = 「{ $key }」旁边没有写是哪一章。
    .help = 在同一个「-」下面写章的键，例如「positions: all」。
manifest-idle-key = 「{ $chapter }」这一章用不上「{ $key }」。
    .help = 删掉它，或者移到用得上的那一章。
build-nobody = 手册「{ $booklet }」的一章没有选出任何部门或岗位，没有排印。
    .help = 检查这一章的 grade、except 和 where。
build-unknown-grade = 手册「{ $booklet }」的一章写了级别「{ $grade }」，没有岗位是这个级别。
    .help = 照「组织」下面的「职级」写。
build-unknown-grade-near = 手册「{ $booklet }」的一章写了级别「{ $grade }」，没有岗位是这个级别，是不是「{ $near }」？
    .help = 改成「{ $near }」。
build-no-font = 手册「{ $booklet }」要用的字体「{ $name }」，这台机器上没有。
    .help = 先装上这种字体，或者删掉 fonts，用自带的字体。
build-no-font-near = 手册「{ $booklet }」要用的字体「{ $name }」，这台机器上没有；相近的有：{ $near }。
    .help = 改成其中一种，或者先装上「{ $name }」。
build-no-picture = 读不了图片「{ $path }」（{ $at }）：{ $reason }。没有排印。
    .help = 检查文件在不在；手册正文里的图片路径从那个 Markdown 文件的文件夹算起。
build-picture-elsewhere = 图片「{ $path }」（{ $at }）不在工作区里，没有排印。
    .help = 把图片放进工作区；程序不从网上取任何东西。
build-picture-unknown = 「{ $path }」（{ $at }）不是能排印的图片，没有排印。
    .help = 另存为 PNG、JPEG 或 SVG。
build-picture-broken = 图片「{ $path }」（{ $at }）是坏的，没有排印：{ $reason }。
    .help = 用看图软件打开，重新另存一次。
build-picture-large = 图片「{ $path }」（{ $at }）有 { $width } × { $height } 像素，太大了，没有排印。
    .help = 缩小到 4000 万像素以内；印在 A4 上，2500 × 3500 就够清楚。
build-picture-bytes = 图片「{ $path }」（{ $at }）有 { $size } MB，太大了，没有排印。
    .help = 缩小到 { $most } MB 以内。
build-pdf-a = 按 PDF/A-{ $standard } 的要求，这本手册不能生成：{ $reason }。
    .help = 删掉 pdf 下面的 pdf-a，或者换一种图片、字体。
build-pdf-a-undated = PDF/A 必须写明制作日期，没有给日期。
    .help = 加上 --as-of，例如 --as-of 2026-03-01，或者设 SOURCE_DATE_EPOCH。

## 导入
import-differs = 同前面写的不一样：{ $lacks ->
    [0] 这里多了「{ $here }」
   *[other] { $more ->
        [0] 这里少了「{ $before }」
       *[other] 这里少了「{ $before }」，多了「{ $here }」
    }
}。
import-source = 原文：{ $text }
import-unnamed = 未命名{ $number }
import-progress = 导入
import-not-taken = 「{ $path }」写出来了，可是工作区不看它：rolec.yaml 的 sources 里没有。
    .help = 把它移到 sources 里写的文件夹，或者在 sources 里加上「{ $path }」。
import-exists = 「{ $path }」已经存在，内容不同，没有覆盖。
    .help = 换一个 -o 文件夹；确定不要旧的，就加上 --force。
import-no-column = 读到的清单里没有叫「{ $head }」的列，--map 里却写了它。
    .help = 照清单里的表头写；报告里有读到的各列。
import-nothing = 没有找到可以导入的文档。
    .help = 写上文件、文件夹或者「资料/*.docx」这样的名称。
import-not-a-file = 「{ $path }」不是普通文件，没有读。
    .help = 换成文档本身。
import-too-large = 「{ $path }」超过 { $limit } MB，没有读。
    .help = 分成几个小文件再导入。
import-empty = 「{ $path }」里没有文字。
    .help = 打开看看是不是空白的；如果内容是图片，先做文字识别。
import-no-text = 「{ $path }」不是文本文件，从第 { $offset } 个字节起读不出来。
    .help = 用原来的程序打开，另存为 .docx 或 UTF-8 编码的 .txt。
import-corrupt = 「{ $path }」打不开，文件可能已损坏：{ $reason }。
    .help = 用 Word、WPS 或 Excel 打开，另存一份再导入。
import-protected = 「{ $path }」有密码，没有读。
    .help = 用原来的程序打开，取消密码，另存一份再导入。
import-older = 「{ $path }」是旧格式的文件，扩展名却是新格式的。
    .help = 用 Word、WPS 或 Excel 打开，另存为新格式再导入。
import-no-document = 「{ $path }」里没有正文，不是文档。
    .help = 用 Word 或 WPS 打开看看，另存为 .docx 再导入。
import-bomb = 「{ $path }」展开后大得或深得不像文档，没有读。
    .help = 只导入来源可靠的文件；用原来的程序打开，另存一份再试。
import-no-program = 「{ $path }」要用 { $program } 才能读，这台电脑上没有装。
    .help = 装上 { $program }；或者用原来的程序打开，另存为 .docx 或 .xlsx 再导入。
import-unconverted = 「{ $path }」转换不了。
    .help = 用原来的程序打开，看看文件是不是坏了；另存为 .docx 或 .xlsx 再导入。
import-unconverted-because = 「{ $path }」转换不了：{ $reason }。
    .help = 用原来的程序打开，看看文件是不是坏了；另存为 .docx 或 .xlsx 再导入。
import-new = 新的：{ $kind } { $name }
import-same = 相同：{ $kind } { $name }（{ $path }:{ $line }）
import-different = 不同：{ $kind } { $name }（{ $path }:{ $line }），原来的文件没有动，差别列在后面
import-converted = 按 --convert 改写的字：{ $count } 个
import-summary = 读了 { $read } 份文档，{ $unread ->
    [0] 全部读了出来
   *[other] 有 { $unread } 份没有读出来
 }。
import-wrote = { $source } → { $path }
import-not-written = { $source }（没有写出）
import-no-title = （没有名称）
import-position = 岗位 { $title }：职责 { $duties } 条，绩效 { $kpis } 条，权限 { $authorities } 条
import-departments = 部门：{ $names }
import-processes = 流程：{ $names }
import-matters = 事项：{ $names }
import-columns = 表格的列：{ $columns }（不对就用 --map 列=标签 改）
import-column-note = 备注
import-characters = 共 { $total } 字：归位 { $placed }，去掉 { $dropped }，未归类 { $unplaced }
import-step-aids = 隐藏的工作表、只放下拉选项的工作表没有读，共 { $count } 格（--keep aids 照样读）
import-step-signatures = 去掉签字栏 { $count } 处（--keep signatures 保留）
import-step-pictures = 去掉图片 { $count } 处（--keep pictures 保留）
import-step-markup = 去掉 Markdown 记号 { $count } 处（--keep markup 保留）
import-step-pinyin = 去掉拼音 { $count } 处（--keep pinyin 保留）
import-step-site-text = 去掉网站文字 { $count } 处（--keep site-text 保留）
import-step-contents = 去掉目录 { $count } 处（--keep contents 保留）
import-step-page-furniture = 去掉页码 { $count } 处（--keep page-furniture 保留）
import-step-page-chunks = 去掉网站加的分页号 { $count } 处（--keep page-chunks 保留）
import-step-doubled-glyphs = 去掉重影的字 { $count } 个（--keep doubled-glyphs 保留）
import-step-wrapped-lines = 接回断开的行 { $count } 处（--keep wrapped-lines 不接）
import-step-arrows = 步骤分行，去掉箭头 { $count } 处（--keep arrows 保留）
import-step-row-numbers = 表格改成条目，去掉行号 { $count } 个
import-step-table-heads = 表头变成标签 { $count } 个
import-step-repeated = 去掉逐行重复的名称 { $count } 处
import-step-ornaments = 去掉没有文字的行 { $count } 处
import-unplaced-line = 未归类，第 { $line } 行：{ $text }
import-unplaced-at = 未归类，{ $at }：{ $text }
import-unplaced-more = 还有 { $count } 处未归类，都在文件里以「# rolec:未归类」开头的行里
help-import = 把现有的文档变成 .role 文件，再检查一遍。
    .examples =
        {"  "}rolec import 岗位说明书/ -o 导入            一个文件夹里的文档
        {"  "}rolec import 营销总监.docx                  一份文档，写在当前文件夹
        {"  "}rolec import 资料/*.txt --report json       机器读的报告
help-import-sources = 文档、文件夹或 *.txt 这样的名称
help-import-output = 写到这个文件夹；不写就是当前文件夹
help-import-report = 报告的格式
help-import-keep = 不做这一步清理
help-import-map = 表格的这一列当作哪个标签，例如 职务=岗位；可以写几次
help-value-column = 列=标签
help-import-convert = 改写全部文字：s2t 简体改繁体，t2s 繁体改简体；不写就一个字也不改
help-import-into = 把新的内容加进这个工作区；已有而写法不同的，列出差别
help-value-direction = 方向
help-import-force = 覆盖已有的文件
help-value-source = 文档
help-value-step = 步骤

## 网站
book-authorities-lists = 岗位和部门的权限条目
book-site-menu = 主导航
book-site-menu-home = 首页
book-site-menu-chart = 组织架构图
book-site-menu-positions = 岗位
book-site-menu-matters = 审批权限
book-site-menu-processes = 流程
book-site-trail = 当前位置
book-site-around = 相关页面
book-site-superior = 直接上级
book-site-reports = 直接下级
book-site-colleagues = 同部门岗位
book-site-members = 本部门岗位
book-site-units = 下属部门
book-site-matters = 参与审批的事项
book-site-processes = 相关流程
book-site-children = 下级事项
book-site-all-positions = 全部岗位
book-site-all-members = 本部门全部岗位
book-site-all-matters = 全部事项
book-site-all-processes = 全部流程
book-site-undescribed = 架构中列有此名，尚未编写说明。
book-site-structure = 组织架构
book-site-tables = 总表与文件
book-site-count-departments = { $count ->
       *[other] 部门
    }
book-site-count-positions = { $count ->
       *[other] 岗位
    }
book-site-count-matters = { $count ->
       *[other] 审批事项
    }
book-site-count-processes = { $count ->
       *[other] 流程
    }
book-site-search = 搜索
book-site-hint = 岗位、部门、职责或拼音首字母
book-site-results = 搜索结果
book-site-found = 找到 {"{n}"} 条结果
book-site-unfound = 没有找到，请换一个词。
book-site-unread = 搜索文件 search.js 没有读到，请把整个文件夹一起拷贝。
book-site-kind-position = 岗位
book-site-kind-department = 部门
book-site-kind-process = 流程
book-site-kind-matter = 事项
book-site-kind-text = 文件
book-site-kind-table = 总表
book-site-number-positions = { $count } 个岗位
book-site-whose-department = 主管
book-site-whose-matter = 最后审批
book-site-whose-process = 负责

## Language server
cli-lsp-failed = 语言服务中断：{ $reason }
    .help = 这条命令由编辑器启动，不在终端里直接用；编辑器怎样设置，见 docs/editor.zh.md
lsp-analysing = 正在检查
lsp-cancelled = 已取消
lsp-modified = 文字已经改动，请再试一次
lsp-failed = 「{ $what }」没有做成，程序出了错；其他功能不受影响
lsp-panic = 程序出错（{ $what }）：{ $said }
lsp-bad-message = 编辑器发来的「{ $what }」读不懂：{ $said }
lsp-not-open = 「{ $path }」没有打开，改动没有记下
lsp-stale = 「{ $path }」的第 { $version } 版比已有的第 { $known } 版旧，没有采用
lsp-too-long = 「{ $path }」超过 8 MB，打开时不检查
lsp-findings-left = 这个文件还有 { $count } 处问题没有在这里列出。
    .help = 先改最严重的；要看全部，请运行「rolec check」。
lsp-too-many = 「{ $path }」共有 { $count } 处问题，这里只列出最严重的 { $most } 处
ide-new-name = 新{ $kind }
ide-one-person = { $title }1人
ide-card-stub = 架构里有，还没有写说明书
ide-card-superiors = 上级：{ $value }
ide-card-reports = 直接下级 { $count } 个：{ $value }
ide-card-headcount = 编制：{ $value }
ide-card-purpose = { $value }
ide-card-duties = 职责 { $count } 条
ide-card-kpis = 绩效 { $count } 项
ide-card-authorities = 权限 { $count } 条
ide-card-findings = 检查出 { $count } 个问题
ide-card-within = 上级部门：{ $value }
ide-card-head = 主管：{ $value }
ide-card-children = 下属部门：{ $value }
ide-card-positions = 岗位：{ $value }
ide-card-functions = 职能 { $count } 条
ide-card-entry = { $about }：{ $said }
ide-card-lists = 权限清单里写的：
ide-card-target = 目标：{ $value }
ide-card-period = 周期：{ $value }
ide-card-formula = 公式：{ $value }
ide-card-source = 数据来源：{ $value }
ide-card-owner = 负责：{ $value }
ide-card-steps = { $count } 个步骤
ide-card-more = { $names } 等，另有 { $count } 个
ide-hint-superior = 上级：{ $name }
ide-hint-weights = 合计 { $sum }%
ide-hint-amount = = { $value }
ide-lens-reports = { $count } 个直接下级
ide-lens-findings = { $count } 个问题
ide-lens-preview = 预览
ide-rename-bad = 「{ $name }」不能作名称：名称里不能有顿号、逗号、冒号、斜线、方括号这样的符号，也不能空着
ide-rename-nothing = 这里没有可以改名的岗位、部门、事项或级别
ide-rename-long = 有打开的文件超过 8 MB，没有检查，改名会漏掉它里面的地方，所以没有改；请先关闭这个文件
ide-rename-taken = 已经有「{ $name }」了，请换一个名称
ide-rename-clash = 改成「{ $name }」以后，有的地方就分不清指谁了，所以没有改；请换一个名称
ide-fix-all = 改好本文件里拿得准的 { $count } 处
ide-create = 新建{ $kind }「{ $name }」
ide-add-side = 在对方那里也写上「{ $name }」
ide-waive = 豁免这一处（{ $rule }），写明理由
ide-waive-reason = 请写明理由
ide-split-duty = 拆成 { $count } 条职责
ide-table-to-list = 把表格改成条目
ide-list-to-table = 把条目改成表格
