// Codes of standards: states in three letters (ISO 3166-1), languages in three letters (ISO 639-3).

/** Two letters and three of each: "KPPRK". XK is not of the standard and in use for Kosovo. */
const STATES = [
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH',
  'BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA',
  'BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV',
  'CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN',
  'FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ',
  'GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT',
  'IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT',
  'KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF',
  'MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ',
  'NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL',
  'PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC',
  'SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ',
  'TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA',
  'UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB',
  'ZWZWE',
].join(' ');

/** "eneng". */
const LANGUAGES = [
  'afafr amamh arara azaze bebel bgbul bnben bsbos cacat csces cycym dadan dedeu elell eneng esspa etest eueus',
  'fafas fifin frfra gagle glglg guguj heheb hihin hrhrv huhun hyhye idind isisl itita jajpn kakat kkkaz kmkhm',
  'knkan kokor kykir lolao ltlit lvlav mkmkd mlmal mnmon mrmar msmsa mymya nenep nlnld nonor papan plpol pspus',
  'ptpor roron rurus sisin skslk slslv sosom sqsqi srsrp svswe swswa tatam tetel tgtgk ththa tktuk tltgl trtur',
  'ukukr ururd uzuzb vivie zhzho',
].join(' ');

const states = tableOf(STATES);
const languages = tableOf(LANGUAGES);

/** "KP" → "PRK"; undefined for what is no state of the standard. */
export function threeLetterState(code: string): string | undefined {
  return states.get(code);
}

/** "en" → "eng"; undefined where it is not known. */
export function threeLetterLanguage(code: string): string | undefined {
  return languages.get(code);
}

/** "state:KP" → "KP"; undefined for the id of anything else, and for codes that no standard has. */
export function stateCodeOf(entity: string): string | undefined {
  const code = entity.startsWith('state:') ? entity.slice('state:'.length) : '';
  return states.has(code) ? code : undefined;
}

function tableOf(codes: string): ReadonlyMap<string, string> {
  return new Map(codes.split(' ').map((code) => [code.slice(0, 2), code.slice(2)]));
}
