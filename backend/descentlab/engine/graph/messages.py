"""What formulas' errors say, by reason."""

from collections.abc import Mapping

from descentlab.engine.text import Text

MESSAGES: Mapping[str, Text] = {
    "too_long": Text(
        "A formula holds at most {limit} characters; this one has {given}.",
        "公式最多 {limit} 个字符，这个有 {given} 个。",
    ),
    "empty": Text("There is no formula here yet.", "这里还没有公式。"),
    "too_deep": Text("This is nested more than {limit} levels deep.", "嵌套超过了 {limit} 层。"),
    "too_large": Text(
        "A formula holds at most {limit} numbers, names and operations.", "公式最多包含 {limit} 个数、名称和运算。"
    ),
    "too_many_names": Text("A formula needs at most {limit} different names.", "公式最多使用 {limit} 个不同的名称。"),
    "character": Text("The character {char} ({code}) has no meaning here.", "字符 {char}（{code}）在这里没有意义。"),
    "look_alike": Text(
        "The character {char} ({code}) only looks like {ascii}; type {ascii} instead.",
        "字符 {char}（{code}）只是看起来像 {ascii}，请改用 {ascii}。",
    ),
    "superscripts": Text("Write an exponent of several digits with ^.", "多位指数请用 ^ 书写。"),
    "number_length": Text("A number holds at most {limit} characters.", "一个数最多 {limit} 个字符。"),
    "number_size": Text("The number {number} does not fit a 64-bit float.", "数 {number} 超出了 64 位浮点数的范围。"),
    "name_length": Text("A name holds at most {limit} characters.", "名称最多 {limit} 个字符。"),
    "exponent": Text(
        "An exponent of size {given} is above the bound of {limit}.", "指数的大小 {given} 超过了上限 {limit}。"
    ),
    "unexpected": Text("{found} cannot stand here.", "{found} 不能出现在这里。"),
    "unfinished": Text(
        "Something is missing here: a number, a name or an opening parenthesis.", "这里缺少内容：数、名称或左括号。"
    ),
    "unclosed": Text("This parenthesis is never closed.", "这个括号没有闭合。"),
    "unopened": Text("There is no opening parenthesis for this one.", "这个右括号没有对应的左括号。"),
    "comparison": Text(
        "A formula compares nothing; one = names a value, as in u = b*c.",
        "公式中没有比较；单个 = 用来命名，例如 u = b*c。",
    ),
    "call_of_name": Text(
        "{name} is a name, not a function; for a product write {name}*(...). The functions are {functions}.",
        "{name} 是名称，不是函数；乘法请写 {name}*(...)。可用的函数：{functions}。",
    ),
    "nearest_function": Text("There is no function {name}; did you mean {near}?", "没有函数 {name}；是否想写 {near}？"),
    "function_alone": Text(
        "{name} is a function: write {name}(x), and a power of it as {name}(x)^2.",
        "{name} 是函数：请写 {name}(x)，它的幂写作 {name}(x)^2。",
    ),
    "arguments": Text("{name} takes {wanted} value(s), not {given}.", "{name} 需要 {wanted} 个值，而不是 {given} 个。"),
    "number_after": Text(
        "Write * before {number}: a product without a sign starts with its number, as in 2x.",
        "请在 {number} 前写 *：省略乘号时数字应写在前面，例如 2x。",
    ),
    "division_by_product": Text(
        "It is not clear what is divided by what: write a/(b*c) or a/b*c with the * written out.",
        "除法的范围不明确：请写 a/(b*c)，或写出乘号 a/b*c。",
    ),
    "reserved": Text(
        "{name} already has a meaning here and cannot name a value.", "{name} 在这里已有含义，不能用作名称。"
    ),
    "named_twice": Text("{name} is given a formula twice.", "{name} 被定义了两次。"),
    "used_before": Text("{name} is used above the line that defines it.", "{name} 在定义它的那一行之前就被使用了。"),
    "unnamed_line": Text(
        "Only the last line may go without a name, as in u = b*c.", "只有最后一行可以不命名，例如 u = b*c。"
    ),
    "early_head": Text("Only the last line may list its parameters.", "只有最后一行可以列出参数。"),
    "no_value": Text("No value is given for {name}.", "没有给出 {name} 的值。"),
    "no_value_product": Text(
        "{name} is one name and has no value; for a product write {product}.",
        "{name} 是一个名称，没有给出它的值；乘法请写 {product}。",
    ),
    "value_of_line": Text(
        "{name} has a formula of its own, so it cannot be given a value.", "{name} 有自己的公式，不能再给它赋值。"
    ),
    "unused": Text("{name} does not appear in the formula.", "{name} 没有出现在公式中。"),
    "given_twice": Text("{name} is given twice.", "{name} 给出了两次。"),
    "not_a_number": Text("The value of {name} must be a finite number.", "{name} 的值必须是有限的数。"),
    "no_parameters": Text("The formula has no parameter to learn.", "公式中没有可学习的参数。"),
    "too_many_parameters": Text(
        "At most {limit} parameters can learn; this formula has {given}.",
        "最多 {limit} 个参数可以学习，这个公式有 {given} 个。",
    ),
}
