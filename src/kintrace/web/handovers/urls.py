"""Which addresses do referrals and case transfers have?"""

from django.urls import path

from kintrace.web.files.act_page import act_page
from kintrace.web.files.urls import FILE
from kintrace.web.handovers import answering, asking

urlpatterns = [
    path("handovers/", answering.handover_list, name="handovers"),
    path("handovers/referral/<uuid:key>/", answering.referral_page, name="referral"),
    path("handovers/transfer/<uuid:key>/", answering.transfer_page, name="transfer"),
    path(FILE + "refer/", act_page(asking.ReferForm), name="file_refer"),
    path(FILE + "transfer/", act_page(asking.TransferForm), name="file_transfer"),
]
