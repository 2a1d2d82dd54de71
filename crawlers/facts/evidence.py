"""What speaks for and against a name being a model's: its shape, and what stands around it.

Each kind of evidence has its weight in `model_evidence.csv`, learnt by `python -m crawlers.facts.train` from
annotated names. The weights of all that is found are added up: above nought the name is a model's.
"""

import re

from crawlers.facts.passage import Passage
from crawlers.facts.sizes import CALLED, CALLED_REACH, Size
from crawlers.facts.spans import Cue, MakerSpan, Span, Spans, within
from crawlers.facts.weights import weigh

_MODEL = (
    r"(?:大?(?:语言|多模态|推理|视频|图像|代码|编程|文本|语音|世界|基座|基础|视觉|生成|思考"
    r"|端侧|开源|旗舰|稀疏){0,3}"
    r"大?模型|(?:language |reasoning |image |video |coding |foundation |ai |open "
    r"|vision )*(?:models?|llms?)(?![a-z]))"
)
_OTHER = (
    r"(?:平台|框架|芯片|一体机|工作站|机器人|超级电脑|超级计算机|应用|产品|工具|软件|数据集|基准|架构|公司|团队|引擎"
    r"|智能体|助手"
    r"|系统|实验室|大会|服务器|项目|手机"
    r"|加速卡|社区|论文|技术|算法|协议|超算|榜单|测试|插件|客户端|浏览器|操作系统|集群|专家"
    r"|(?:apps?|applications?|frameworks?|platforms?|chatbots?|benchmarks?|datasets?|library"
    r"|libraries|toolkits?"
    r"|tools?|chips?|gpus?|accelerators?|conference|supercomputer|architecture|robots?|api|sdk"
    r"|engine|startup|company"
    r"|labs?|team|service|events?|summit|keynote|ide|editor|protocol|leaderboard|index|test|suite"
    r"|browser|plugin|subscription|agent"
    r"|processor|servers?|clusters?|instances?|nodes?|templates?|pods?|superpods?|ceo|cto"
    r"|founder|university|institute|developers?|stack|kernel"
    r"|runtime|hardware"
    r"|system|technique|algorithm|paper|licen[sc]e)(?![a-z]))"
)
_OPEN, _CLOSE = r"[\"“”「『《（(\[]?", r"[\"”」』》)\]]?"
_A = r"(?:an?|the|its|our|their|one of|[a-z][\w. -]{1,24}['’]s)"
_KIND = r"(?:model|llm|transformer|moe|mixture[ -]of[ -]experts)s?(?![a-z])"
_SHAPES = {
    "version": re.compile(
        r"(?:[A-Za-z\u4e00-\u9fff][ .-]?|[ -][A-Za-z]{1,2}\.?)\d{1,2}(?:\.\d{1,2})?(?![\d])"
    ),
    "code": re.compile(r"^[A-Z]{1,3}\d{2,4}[A-Z]?$"),
    "bare_version": re.compile(r"^[A-Za-z]\d{1,2}(?:\.\d)?$"),
    "size": re.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,3})?[BM](?![A-Za-z])"),
    "morpheme": re.compile(r"LM\d?(?![a-z])|LLM|GPT|BERT|VL(?![a-z])|[Cc]oder|Omni|Diffusion|llm"),
    "tier": re.compile(
        r"(?:^|[ -])(?:[Mm]ini|[Nn]ano|[Pp]ro|[Mm]ax|[Ll]ite|[Ff]lash|[Tt]urbo|[Ll]arge|[Ss]mall"
        r"|[Mm]edium|Ultra|Super|Heavy"
        r"|[Ii]nstruct|[Cc]hat|[Tt]hinking|[Bb]ase|Preview|Plus|Air)(?![A-Za-z])"
    ),
    "tool": re.compile(
        r"[Bb]ench(?![a-z])|Eval|Arena|SDK|API|Studio|Cloud|Hub(?![a-z])|Kit(?![a-z])|OS(?![a-z])"
        r"|Engine|Agents?(?![a-z])"
        r"|Code(?![a-z])|Labs?(?![a-z])|Stack|App(?![a-z])|Link(?![a-z])|Core(?![a-z])|Server|Platform|Index"
    ),
    "camel": re.compile(r"[a-z][A-Z]"),
    "plain": re.compile(r"^[A-Z][a-z]+$"),
    "phrase": re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+)+$"),
    "acronym": re.compile(r"^[A-Z]{2,6}s?$"),
    "lower": re.compile(r"^[a-z]"),
    "han": re.compile(r"^[\u4e00-\u9fff]"),
    "han_model": re.compile(r"^.+大模型"),
}
_BEFORE = {
    "model_before": re.compile(
        rf"(?:{_MODEL}|系列|版本|(?<![a-z])series)"
        r"(?: (?:from|by|of) (?:the )?[a-z][\w.&-]*(?: [\w.&-]+){0,2}(?=,))?"
        rf"(?:,? (?:called|named|dubbed|codenamed"
        rf"|code-named)|[,:—-]| —|名为|叫做?)? ?{_OPEN}$"
    ),
    "named": re.compile(
        rf"(?:(?<![a-z])(?:called|named|dubbed|codenamed|code-named)|名为|命名为|取名|叫做?|代号) ?{_OPEN}$"
    ),
    "other_before": re.compile(rf"(?:{_OTHER})(?: (?:called|named|dubbed)|,|:|名为)? ?(?:the )?{_OPEN}$"),
    "oblique": re.compile(
        r"(?:(?<![a-z])(?:on|in|at|with|for|to|under|over|via|using|against|than|of|from|by|like"
        r"|into|through|inside"
        r"|after|unlike|beats?|near)|在|上|于|用|以|比|至|向|给|基于|采用|由|被|超过|对标)(?: the"
        r"| its| a| an| our)? ?" + _OPEN + "$"
    ),
    "listed": re.compile(r"(?:[、/&]|(?:和|与|及|,|(?<![a-z])and|(?<![a-z])or) ?(?:the )?)" + _OPEN + "$"),
    "quoted": re.compile(r"[“「『\"《]$"),
    "opens": re.compile(r"(?:^|[.。!?\n|]) ?(?:[-•·#] )?$"),
}
_BEHIND = {
    "model_behind": re.compile(
        rf"{_CLOSE} ?(?:的[^,。;\n]{{0,6}}|系列|新)?(?:{_MODEL}|版)(?! (?:family|series|line)(?![a-z]))"
    ),
    "series_behind": re.compile(
        rf"{_CLOSE} ?(?:{_MODEL} )?(?:系列|家族|(?:family|series|line-?up|line|collection|suite)(?![a-z]))"
    ),
    "model_apposed": re.compile(
        rf"{_CLOSE},? ?(?:[,:—–-]|\() ?{_A}(?![a-z])[^.,\n]{{0,60}}{_KIND}"
        r"|,? ?(?:这|一款)(?:[^,。;\n]|,(?=\d{3})){0,28}模型"
    ),
    "model_is": re.compile(
        rf"{_CLOSE}(?:, [^.;,\n]{{3,60}},)? ?(?:is|was|are) {_A}(?![a-z])[^.,\n]{{0,60}}{_KIND}"
        r"|,? ?(?:是|为|作为)(?:[^,。;\n]|,(?=\d{3})){0,28}模型"
    ),
    "other_behind": re.compile(
        rf"上(?![线市架新])|{_CLOSE} ?(?:的|ai |智能|推理|训练|超融合|边缘|桌面)?{_OTHER}"
        rf"|{_CLOSE},?(?:集成|接入|内置|搭载|适配)了? ?[a-z]|{_CLOSE},? (?:is|was|an?|the"
        rf"|its)(?![a-z])[^.,\n]{{0,40}} {_OTHER}"
        rf"|{_CLOSE}(?:并(?:宣布)?开源)?,? ?(?:这|一款|是|为|作为)[^,。;\n]{{0,20}}{_OTHER}"
    ),
    "possessive": re.compile(r"['’]s?(?![a-z])"),
    "size_behind": re.compile(
        rf"{_CLOSE} ?(?:[:(,—-]|是|[只仅拥共]?有|[仅只以达]|(?:is|has|with|comes? in)(?![a-z])|参数)"
    ),
    "dated": re.compile(rf"{_CLOSE} ?(?:[(|:—–·-]|,|(?:in|on)(?![a-z]))"),
    "listed_on": re.compile(rf"{_CLOSE} ?(?:[、/&]|和|与|以及|,? and |, )"),
}
_CALLED_MODEL = ("model_behind", "series_behind", "model_apposed", "model_is")
# How far a name may stand from its verb or from what is told of it, in characters.
_REACH, _BEFORE_REACH = 60, 40
_SPEAK = ("model", "size", "release", "announce", "introduce", "opensource", "update")
_LEADS = re.compile(r"(?:参数|parameters?|model|模型|^)(?:规模)?[的,]? ?[“「『\"《]?$|的[“「『\"《]?$")
# ", the open language model that Acme put out", ", as it is called, was released", and straight behind the
# name " model, first shown in May".
_ASIDE = re.compile(
    rf",? (?:an?|the)(?: [a-z-]+){{0,4}} {_MODEL} (?:that|which)(?![a-z])"
    r"|,[^,.;\n]{2,48}, (?=(?:was|were|is|has|have)(?![a-z]))"
)
# The sentence behind says what it is: "It is a 3B model", "The model has 3 billion parameters".
_IT_IS = re.compile(
    r"\s?(?:(?:it|this)(?:'s| is)(?: an?| the| one)|(?:it|the model) (?:has|counts|comes)|the model is)"
    r"(?![a-z])"
)
_STRAIGHT = re.compile(rf"(?: {_MODEL})?, ")
_MODEL_WORD = re.compile(
    r"模型|(?<![a-z])(?:models?|llms?|language|image generator|text-to|moe|parameters?|weights"
    r"|transformer|open-weight)(?![a-z])"
)
# How far from a name it is looked for again, in characters.
_AGAIN = 2000


class Evidence:
    """Weighs the names of one passage."""

    def __init__(
        self,
        passage: Passage,
        cues: Spans[Cue],
        sizes: Spans[Size],
        names: Spans[Span],
        taken: Spans[Span],
        makers: Spans[MakerSpan],
    ) -> None:
        self._passage = passage
        self._makers = makers
        self._cues = cues
        self._sizes = sizes
        self._names = names
        self._taken = taken

    def may_tell(self, name: Span) -> bool:
        """Whether anything near speaks of models, a release or a size; else nothing is told of it."""
        near = (max(0, name.start - _REACH), name.end + _REACH)
        return self._passage.has(*near, *_SPEAK) or bool(within(self._sizes, *near))

    def of(self, name: Span) -> list[str]:
        """The kinds of evidence found for and against a name."""
        text, written = self._passage.text, self._passage.page.plain[name.start : name.end]
        before, behind = text[max(0, name.start - _BEFORE_REACH) : name.start], text[name.end : name.end + 80]
        found = [kind for kind, pattern in _SHAPES.items() if pattern.search(written)]
        found += [kind for kind, pattern in _BEFORE.items() if pattern.search(before)]
        told = {kind: match for kind, pattern in _BEHIND.items() if (match := pattern.match(behind))}
        found += [kind for kind in told if self._fits(kind, name) and not _is_farther(kind, told)]
        found += ["sized_model"] if self._is_sized_model(name, told) else []
        found += ["words"] if written.count(" ") > 1 else []
        near = max(0, name.start - _AGAIN), name.end + _AGAIN
        found += ["again"] if text.count(text[name.start : name.end], *near) > 1 else []
        return found + [kind for kind in self._told(name) if kind]

    def is_told_of(self, name: Span) -> bool:
        """Whether a verb of events takes the name, or a size is told of it."""
        return bool({"object", "subject", "size_near", "size_before"} & set(self._told(name)))

    def weigh(self, name: Span) -> float:
        """The sum of the evidence; above nought the name is a model's."""
        return weigh("model", self.of(name))

    def _fits(self, kind: str, name: Span) -> bool:
        """A bracket or comma behind a name tells of a size, or of a date, only where one follows."""
        if kind == "dated":
            return bool(within(self._passage.dates, name.end, name.end + 5))
        return kind != "size_behind" or bool(within(self._sizes, name.end, name.end + 16))

    def _told(self, name: Span) -> list[str]:
        """What the sentence tells: a verb that takes the name, its size, its maker, that models are meant."""
        start, end = self._passage.clause(name.start)
        sentence = self._passage.sentence(name.start)
        makers = within(self._makers, name.start - 12, name.start)
        return [
            "object" if self._is_object(start, name) else "",
            "subject" if self._is_subject(name, end) else "",
            "size_near" if self._counts(name, end) else "",
            "size_before" if self._leads(name) else "",
            "of_maker" if makers and name.start - makers[-1].end < 4 else "",
            "among_models"
            if _MODEL_WORD.search(self._passage.text, max(0, sentence[0] - 60), sentence[1] + 40)
            else "",
        ]

    def _is_object(self, start: int, name: Span) -> bool:
        cues = within(self._cues, max(start, name.start - _REACH), name.start)
        return bool(cues) and self._is_free(cues[-1].end, name.start)

    def _is_free(self, start: int, end: int) -> bool:
        """Whether no other name stands in a stretch."""
        makers = within(self._makers, start, end)
        others = [*within(self._names, start, end), *within(self._taken, start, end)]
        return len(others) <= len(makers)

    def _is_subject(self, name: Span, end: int) -> bool:
        """Of a verb behind it, or object of one in an aside: "Arctic, the model that Acme put out"."""
        for aside, reach in ((_ASIDE, _BEFORE_REACH), (_STRAIGHT, 1)):
            told = aside.match(self._passage.text, name.end)
            if told and within(self._cues, told.end(), told.end() + reach):
                return self._is_free(name.end, told.end())
        cues = within(self._cues, name.end, min(end, name.end + _BEFORE_REACH))
        return bool(cues) and self._is_free(name.end, cues[0].start)

    def _counts(self, name: Span, end: int) -> bool:
        told = [size for size in within(self._sizes, name.end, min(end, name.end + _REACH)) if not size.bare]
        return bool(told) and self._is_free(name.end, told[0].start)

    def _is_sized_model(self, name: Span, told: dict[str, re.Match[str]]) -> bool:
        """Whether it is called a model of a size: "Olive, a 7B model", "is a model with 3 billion"."""
        called = told.get("model_is") or told.get("model_apposed")
        end = self._passage.sentence(name.start)[1]
        reach = min(end, name.end + called.end() + _REACH) if called else name.end
        if not called and _IT_IS.match(self._passage.text, end) and self._is_alone(name, end):
            reach = min(self._passage.sentence(end)[1], end + _REACH)
        near = list(within(self._sizes, name.end, reach))
        return bool(near) and self._is_free(name.end, near[0].start)

    def _is_alone(self, name: Span, end: int) -> bool:
        """Whether its sentence has no other name, so that the next may call it "it"."""
        return self._is_free(self._passage.sentence(name.start)[0], name.start) and self._is_free(
            name.end, end
        )

    def _leads(self, name: Span) -> bool:
        """3亿参数的BERT; "With 70 billion parameters, Olive-L is ..."."""
        text = self._passage.text
        told = [size for size in within(self._sizes, name.start - CALLED_REACH, name.start) if not size.bare]
        if not told or name.start - told[-1].end > 30:
            return bool(told) and bool(CALLED.fullmatch(text, told[-1].end, name.start))
        return bool(_LEADS.search(text, told[-1].end, name.start))


def _is_farther(kind: str, told: dict[str, re.Match[str]]) -> bool:
    """Whether the name is called a model before anything else: "is a model developed by Northwind Labs"."""
    models = [told[each].end() for each in _CALLED_MODEL if each in told]
    return kind == "other_behind" and bool(models) and min(models) < told[kind].end()
