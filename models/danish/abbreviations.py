"""Danish abbreviations, sorted by whether a sentence can end with them.

The forms come from spaCy's Danish tokeniser (``spacy.lang.da.tokenizer_exceptions``), those of
Retskrivningsordbogen's list of abbreviations, and those that council papers add (``Sagsnr.``,
``t.kr.``). All are in lower case, without white space.
"""

from __future__ import annotations

OPEN = frozenset(
    """
    adj. adr. afd. afs. alm. ang. ank. anm. ang. art. att. bd. bek. bet. bev. bilagsnr. bl. bl.a.
    ca. cand.jur. cand.mag. cand.polit. cirk. d. d.d. def. dir. div. dok. dok.nr. doknr. dr. dr.jur. dr.med. dr.phil. dr.scient. ds. dvs. d.v.s. e. edoc-nr. eks. ekskl.
    eksp. endv. evt. f. f.eks. fa. fhv. fig. fl. flg. fmd. forb. forf. forsk. fork. fr. frk. fung.
    fx. g. gl. gns. grp. h. henh. henv. hhv. hr. ib. if. iflg. ifm. ift. iht. indb. inkl. ing. insp.
    istf. j. j.nr. jf. jfr. jnr. jour.nr. journalnr. jr. jvf. k. kap. kgl. kl. komm. kons. konst.
    kst. ktr. kv. l. lb.nr. lbk. litra lov. lovbek. m. m.a.o. m.h.p. m.h.t. maks. md. medl. mht.
    min. mr. mrs. ms. ndr. nr. nuv. obl. obs. off. omk. omkr. omr. opg. opl. opr. ovenst. overs. p.
    p.b.a. p.g.a. p.t. pga. pkt. ph.d. pkt. pl. pol. pr. prof. præs. pt. punktnr. r. red. ref. reg.
    rep. repr. resp. rådm. s. s.å. sa. sagsnr. sagsid. schr. sdr. sek. sekr. sen. skr. skt. sml. sp.
    spec. spm. spsk. st. stk. str. stud. suppl. sv. t. tbl. tekn. tidl. tilh. tlf. udg. udv. v. v.f.
    v.h.a. vedk. vedr. vejl. vers. vha. vol. vs. årg. økon.
    """.split()
)
"""A sentence hardly ends here: something must follow (``jf.``, ``nr.``, ``f.eks.``)."""

CLOSING = frozenset(
    """
    a/s. apr. aug. dec. e.kr. e.l. e.m. eftm. el.lign. etc. f.kr. f.m. feb. febr. ff. gr. ha. i.e.
    jan. jul. jun. kg. km. kr. l.o. lign. m.fl. m.m. m.v. mfl. mia. mia.kr. mill. mill.kr. mio.
    mio.kr. mdr. mv. n.n. nov. o.a. o.fl. o.l. o.lign. o.m. o.m.a. okt. ofl. osv. o.s.v. p.a. p/l.
    pct. pp. pers. sept. sep. t.kr. tdr. tkr. tr. årl.
    """.split()
)
"""A sentence may end here, and does when a capital follows (``kr.``, ``m.v.``, ``osv.``)."""

ABBREVIATIONS = OPEN | CLOSING
