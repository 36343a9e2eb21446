"""The words by which the columns of official forms say which rows they count."""

from typing import Final

PHRASES: Final[dict[str, str]] = {
    # receptions
    "regular": "tiếp thường xuyên",
    "head": "thủ trưởng tiếp định kỳ, đột xuất",
    "delegated": "người được ủy quyền tiếp định kỳ, đột xuất",
    "session": "lượt đầu của mỗi ngày tiếp",
    "first_visit": "vụ việc đến lần đầu",
    "repeat_visit": "vụ việc đến nhiều lần",
    "group": "đoàn từ 5 người trở lên",
    # sorting and settlement
    "complaint": "khiếu nại",
    "denunciation": "tố cáo",
    "feedback": "kiến nghị, phản ánh",
    "carried": "nhận trước kỳ",
    "received": "nhận trong kỳ",
    "at_reception": "nhận khi tiếp công dân hoặc nộp trực tiếp",
    "many_signers": "từ 2 người ký trở lên",
    "one_signer": "1 người ký",
    "no_signer": "không rõ người ký",
    "few_signers": "1 người ký hoặc không rõ người ký",
    "processed": "đã xử lý đến cuối kỳ",
    "unprocessed": "chưa xử lý đến cuối kỳ",
    "placed": "đã xử lý, đủ điều kiện, đã xếp thẩm quyền",
    "within": "thuộc thẩm quyền",
    "outside": "không thuộc thẩm quyền",
    "guided": "đã hướng dẫn",
    "forwarded": "đã chuyển đơn",
    "urged": "đã đôn đốc",
    "settled": "đã giải quyết đến cuối kỳ",
    "unsettled": "chưa giải quyết đến cuối kỳ",
    "in_hand": "đã thụ lý, chưa giải quyết đến cuối kỳ",
    "untouched": "chưa thụ lý, chưa giải quyết đến cuối kỳ",
    "in_time": "chưa đến hạn vào ngày cuối kỳ, hoặc không có hạn",
    "overdue": "hạn không sau ngày cuối kỳ",
    "first_instance": "giải quyết lần đầu",
    "second_instance": "giải quyết lần hai trở đi",
    "case": "không trùng với đơn nhận trước",
    # settlement alone
    "taken_before": "thụ lý trước kỳ",
    "taken_within": "thụ lý trong kỳ",
    "decided": "đã giải quyết, có kết luận đúng hoặc sai",
    "withdrawn": "đã rút đơn",
    "ended": "đã giải quyết có kết luận, hoặc đã rút đơn",
    "right": "kết quả: đúng",
    "partly": "kết quả: đúng một phần",
    "wrong": "kết quả: sai",
    "borne_out": "kết quả: đúng hoặc đúng một phần",
    "by_due": "ngày giải quyết không sau hạn",
    "past_due": "ngày giải quyết sau hạn",
    # execution
    "executed": "đã thi hành đến cuối kỳ",
}
TABLES: Final[dict[str, str]] = {
    "reception": "lượt tiếp công dân trong kỳ",
    "sorting": "đơn nhận đến cuối kỳ, đến đầu kỳ chưa xử lý",
    "settlement": "đơn thụ lý đến cuối kỳ, đến đầu kỳ chưa giải quyết",
    "execution": "đơn đã giải quyết đến cuối kỳ, đến đầu kỳ chưa thi hành xong, kết quả đúng hoặc "
    "đúng một phần",
}
"""What a form counts from, before any column's own words."""
