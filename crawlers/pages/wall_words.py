"""What walls and missing pages say to their reader, in English and in both scripts of Chinese.

An article may say the same of others ("the page was removed, dealers say"). So the words count in a sentence
that speaks to the reader or is too short to report anything, before any chip or model is named: a wall names
none, and below a notice stand the headlines that a site recommends.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Literal

from crawlers.names.fold import fold
from crawlers.names.sight import sight

Wall = Literal["blocked", "consent-wall", "soft-404"]


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.I)


_SENTENCE = re.compile(r"[^。！？!?\n.]+(?:\.(?!\s|$)[^。！？!?\n.]+)*")
_TO_READER = _any(
    r"\b(?:you|your|you're|we|our|sorry|oops|whoops|please)\b|nothing (?:here|was found)",
    r"\bth(?:is|e) (?:requested )?(?:page|site|website|url|content|post|article|story|item|product)\b",
    r"[您你亲]|(?<![申邀])[请請](?!求)|抱歉|对不起|對不起|指定的|我[们們]",
    r"[该該本此](?:[网網]?站|[页頁]面|[网網][页頁]|文章?|内容|內容|[链鏈]接)",
)
_CURT = 16
"""Letters of a sentence that is a notice, whomever it speaks to ("页面不存在")."""

_BLOCKED = _any(
    r"just a moment\b|checking (?:if the site|your browser)|browser will redirect|ddos protection",
    r"you(?:'re| are| were)(?: not)? (?:an? )?(?:human|(?:ro)?bot)|are you an? (?:human|robot)",
    r"robot or human|(?:human|bot|security) (?:verification|check\b|challenge)",
    r"(?:complete|solve) .{0,20}captcha",
    r"press (?:&|and) hold|hold the button|enable javascript and cookies|pardon our interruption",
    r"unusual (?:traffic|activity|behaviou?r)|too many requests|\b(?:you|your \w+) (?:have|has) been blocked",
    r"access (?:to this page has been |is |was )?(?:denied|forbidden|restricted)|^\W*(?:403 )?forbidden",
    r"attention required!|security of your connection",
    r"(?:not|n't) have permission to (?:access|view)|[沒没无無]有?[权權]限",
    r"(?:安全|人[机機]|身份|[滑图圖][动動块塊形])(?:身份)?[校验驗][验驗证證]|不是[机機]器人|[验驗][证證][码碼]",
    r"(?:完成|[进進]行|通[过過]).{0,8}[验驗][证證]|[访訪][问問][验驗][证證]",
    r"正在(?:[检檢]查|[验驗][证證]).{0,4}[浏瀏][览覽]器|[异異]常(?:流量|[访訪][问問]|[请請]求)|行[为為][异異]常",
    r"(?:[访訪][问問]|[请請]求|操作|存取)(?:.{0,3}[频頻]繁|[被受遭](?:拒|限)|.{0,16}被.{0,8}[拦攔]截)",
    r"禁止[访訪][问問]|被封禁",
)
_CONSENT = _any(
    r"before you continue|we (?:value|respect) your privacy|your privacy choices|agree and proceed",
    r"(?:we|our|partners|site).{0,80}(?:use|store|value|access).{0,60}(?:cookies|privacy|on a device)",
    r"(?:manage|accept|reject|allow|agree to)(?: all| my)? (?:cookies|consent)|consent to .{0,20}cookies",
    r"cookie (?:settings|preferences|choices)",
    r"同意[并並]?(?:[继繼][续續]|[进進]入|接受)|(?:接受|拒[绝絕]|允[许許]).{0,4}cookie",
    r"(?:我[们們]|站).{0,20}使用.{0,6}cookie|[阅閱][读讀].{0,2}同意.{0,30}(?:[协協][议議]|政策|[条條]款)",
    r"同意.{0,16}(?:[隐隱]私|cookie)",
)
_MISSING = _any(
    r"^\W*(?:error )?404\b|\b404 (?:not|error|page)|404 ?[-–—|页頁错錯]|error(?: code)?:? 404",
    r"^\W*not found|nothing (?:was )?found",
    r"\b(?:page|article|content|story|url|link|post|product|item)\b.{0,60}?(?:not (?:be )?found|no longer"
    r"|does(?:n['’]t| not) exist|(?:been|was|has) (?:removed|deleted|moved|expired)"
    r"|never existed|(?:n['’]t|not|un) ?available)",
    r"(?:can(?:['’]?t|not)|could(?:n['’]t| not)) find.{0,20}\b(?:page|article|content|story)",
    r"(?:[页頁]面?|文章|内容|內容|主[题題]|帖子|商品|[链鏈]接|[网網]址|新[闻聞]).{0,12}(?:不存在|找不到|不在了|[走丢迷][丢失]"
    r"|[飞飛]走|不[见見]了|[删刪]除|移除|撤[回下]|[转轉]移|下[架线線]|失效|[过過]期|[错錯有][误誤]|[审審]核)",
    r"(?:找不到|[没沒]有找到).{0,8}(?:[页頁]面?|文章|内容|內容)",
)
_WALLS: tuple[tuple[Wall, re.Pattern[str]], ...] = (
    ("blocked", _BLOCKED),
    ("consent-wall", _CONSENT),
    ("soft-404", _MISSING),
)

_PAYING = (
    r"[订訂][阅閱户戶]|付[费費]|支付|[购購][买買]|[会會][员員]|VIP|[开開]通"
    r"|登[录錄入]|解[锁鎖]|[试試][读讀]|[扫掃][码碼]"
)
_REST = r"全文|全部(?:文|内容|內容)|完整(?:文|内容|內容|版)|剩[余餘](?:文|内容|內容)|[阅閱畅暢][读讀]"
_JOINING = r"subscri|member|(?:log|sign) (?:in|up)|register|account"
_PAYWALL = _any(
    r"subscri\w+[^.\n]{0,40}to (?:continue|read|unlock|access)|subscri(?:bers?|ption) (?:only|exclusive)",
    rf"(?:continue|keep) reading.{{0,40}}(?:{_JOINING})|(?:{_JOINING}).{{0,30}}(?:continue|keep) reading",
    r"(?:read|view|access|see|unlock|rest of) (?:this|the)(?: (?:full|rest|whole))? (?:article|story|post)\b",
    r"(?:log|sign) (?:in|up) to (?:continue|read|view|get access)|already a (?:subscriber|member)",
    r"members?[- ]only|(?:premium|paid) (?:members|subscribers)|article limit",
    r"free articles? (?:left|remaining)",
    r"this (?:article|content|story) is (?:for|reserved)|start your .{0,12}free trial",
    rf"(?:{_PAYING}).{{0,12}}(?:{_REST})|(?:{_REST}).{{0,10}}(?:{_PAYING})|[剩还還][余餘有][^。\n]{{0,6}}%",
    r"(?:[会會][员員]|[订訂][户戶]|付[费費]).{0,4}(?:可[见見]|[限专專][定享属屬](?:[内內]容|文章|$|[，,]))",
    r"[仅僅只][对對].{0,6}[开開]放",
)
_ASIDE = 60
"""Letters of the longest sentence in Chinese that asks for money; a longer one reports who does."""


def wall_of(title: str, text: str) -> tuple[Wall, str] | None:
    """The kind of wall that a short page is, with the words that tell."""
    told = (part for part in takewhile(_is_vague, _sentences(text)) if _is_notice(part))
    said = [*filter(_is_vague, [title]), *told]
    return next(((wall, found[0]) for wall, words in _WALLS for found in _found(words, said)), None)


def _is_vague(sentence: str) -> bool:
    """Whether it names no chip and no model."""
    named = sight(fold(sentence))
    return not (named.chips or named.stems)


def _is_notice(sentence: str) -> bool:
    return len(sentence) <= _CURT or _TO_READER.search(sentence) is not None


def paywall_of(text: str) -> str | None:
    """The words of a text that ask its reader to pay for the rest."""
    asides = (part for part in _sentences(text) if len(part) <= _ASIDE or part.isascii())
    return next((found[0] for found in _found(_PAYWALL, asides)), None)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.findall(text)]


def _found(words: re.Pattern[str], parts: Iterable[str]) -> Iterator[re.Match[str]]:
    return (found for part in parts if (found := words.search(part)))
