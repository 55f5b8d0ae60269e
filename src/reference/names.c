/* Names of places in the reference city, in three languages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/names.h"
#include "reference/rng.h"

#include <string.h>

typedef struct
{
  const char *cn, *tw, *en;
} Word;

static const Word urban_names[] = {
  { "云中", "雲中", "Yunzhong" }, { "北辰", "北辰", "Beichen" },    { "河阳", "河陽", "Heyang" },
  { "南屏", "南屏", "Nanping" },  { "东麓", "東麓", "Donglu" },     { "汀兰", "汀蘭", "Tinglan" },
  { "锦川", "錦川", "Jinchuan" }, { "澄江", "澄江", "Chengjiang" }, { "观澜", "觀瀾", "Guanlan" },
  { "西泠", "西泠", "Xiling" },   { "望海", "望海", "Wanghai" },    { "临川", "臨川", "Linchuan" },
};

static const Word functional_names[] = {
  { "高新", "高新", "High-Tech" },
  { "临港", "臨港", "Harbour" },
};

static const Word county_names[] = {
  { "白岭", "白嶺", "Bailing" }, { "汀溪", "汀溪", "Tingxi" }, { "桐山", "桐山", "Tongshan" },
  { "石浦", "石浦", "Shipu" },   { "雁回", "雁迴", "Yanhui" }, { "芦洲", "蘆洲", "Luzhou" },
};

/* Stems that read like old names of quarters; used before the made ones. */
static const Word stems[] = {
  { "钟楼", "鐘樓", "Zhonglou" },   { "文庙", "文廟", "Wenmiao" },  { "柳岸", "柳岸", "Liuan" },
  { "石桥", "石橋", "Shiqiao" },    { "望台", "望臺", "Wangtai" },  { "东湖", "東湖", "Donghu" },
  { "长河", "長河", "Changhe" },    { "鼓楼", "鼓樓", "Gulou" },    { "西关", "西關", "Xiguan" },
  { "南门", "南門", "Nanmen" },     { "北塘", "北塘", "Beitang" },  { "永宁", "永寧", "Yongning" },
  { "安和", "安和", "Anhe" },       { "青石", "青石", "Qingshi" },  { "梅林", "梅林", "Meilin" },
  { "桂园", "桂園", "Guiyuan" },    { "荷塘", "荷塘", "Hetang" },   { "白鹭", "白鷺", "Bailu" },
  { "凤台", "鳳臺", "Fengtai" },    { "龙井", "龍井", "Longjing" }, { "金水", "金水", "Jinshui" },
  { "玉泉", "玉泉", "Yuquan" },     { "松涛", "松濤", "Songtao" },  { "和平", "和平", "Heping" },
  { "新华", "新華", "Xinhua" },     { "建设", "建設", "Jianshe" },  { "迎宾", "迎賓", "Yingbin" },
  { "花溪", "花溪", "Huaxi" },      { "江湾", "江灣", "Jiangwan" }, { "渡口", "渡口", "Dukou" },
  { "书院", "書院", "Shuyuan" },    { "塔山", "塔山", "Tashan" },   { "清泉", "清泉", "Qingquan" },
  { "双桥", "雙橋", "Shuangqiao" }, { "朝阳", "朝陽", "Chaoyang" }, { "曙光", "曙光", "Shuguang" },
  { "古城", "古城", "Gucheng" },    { "杏林", "杏林", "Xinglin" },  { "莲花", "蓮花", "Lianhua" },
  { "竹苑", "竹苑", "Zhuyuan" },
};

static const Word firsts[] = {
  { "东", "東", "Dong" }, { "西", "西", "Xi" },    { "南", "南", "Nan" },  { "北", "北", "Bei" },
  { "新", "新", "Xin" },  { "长", "長", "Chang" }, { "永", "永", "Yong" }, { "安", "安", "An" },
  { "和", "和", "He" },   { "文", "文", "Wen" },   { "青", "青", "Qing" }, { "白", "白", "Bai" },
  { "金", "金", "Jin" },  { "银", "銀", "Yin" },   { "玉", "玉", "Yu" },   { "石", "石", "Shi" },
  { "云", "雲", "Yun" },  { "龙", "龍", "Long" },  { "凤", "鳳", "Feng" }, { "松", "松", "Song" },
  { "柳", "柳", "Liu" },  { "桂", "桂", "Gui" },   { "梅", "梅", "Mei" },  { "望", "望", "Wang" },
  { "明", "明", "Ming" }, { "福", "福", "Fu" },    { "春", "春", "Chun" },
};

static const Word seconds[] = {
  { "湖", "湖", "hu" },   { "桥", "橋", "qiao" }, { "岸", "岸", "an" },   { "塘", "塘", "tang" },
  { "山", "山", "shan" }, { "岭", "嶺", "ling" }, { "门", "門", "men" },  { "坊", "坊", "fang" },
  { "亭", "亭", "ting" }, { "台", "臺", "tai" },  { "泉", "泉", "quan" }, { "溪", "溪", "xi" },
  { "园", "園", "yuan" }, { "林", "林", "lin" },  { "港", "港", "gang" }, { "湾", "灣", "wan" },
  { "井", "井", "jing" }, { "坪", "坪", "ping" }, { "岗", "崗", "gang" }, { "川", "川", "chuan" },
  { "浦", "浦", "pu" },   { "渡", "渡", "du" },   { "洲", "洲", "zhou" },
};

/* Between the stem and the suffix of a community. */
static const Word infixes[] = {
  { "", "", "" },
  { "里", "里", "li" },
  { "苑", "苑", "yuan" },
  { "新村", "新村", " Xincun" },
  { "花园", "花園", " Huayuan" },
};

static const Word suffixes[PENTAD_N_NAMES] = {
  [PENTAD_NAME_SUBDISTRICT] = { "街道", "街道", " Subdistrict" },
  [PENTAD_NAME_TOWN] = { "镇", "鎮", " Town" },
  [PENTAD_NAME_TOWNSHIP] = { "乡", "鄉", " Township" },
  [PENTAD_NAME_COMMUNITY] = { "社区", "社區", " Community" },
  [PENTAD_NAME_VILLAGE] = { "村", "村", " Village" },
  [PENTAD_NAME_AVENUE] = { "大道", "大道", " Avenue" },
  [PENTAD_NAME_ROAD] = { "路", "路", " Road" },
  [PENTAD_NAME_STREET] = { "街", "街", " Street" },
  [PENTAD_NAME_PARK] = { "公园", "公園", " Park" },
  [PENTAD_NAME_LAKE] = { "湖", "湖", " Lake" },
  [PENTAD_NAME_RESERVOIR] = { "水库", "水庫", " Reservoir" },
  [PENTAD_NAME_RIVER] = { "河", "河", " River" },
  [PENTAD_NAME_CREEK] = { "溪", "溪", " Creek" },
  [PENTAD_NAME_SQUARE] = { "广场", "廣場", " Square" },
  [PENTAD_NAME_STATION] = { "站", "站", " Station" },
  [PENTAD_NAME_HOSPITAL] = { "医院", "醫院", " Hospital" },
  [PENTAD_NAME_UNIVERSITY] = { "学院", "學院", " College" },
  [PENTAD_NAME_MARKET] = { "市场", "市場", " Market" },
  [PENTAD_NAME_STADIUM] = { "体育馆", "體育館", " Stadium" },
  [PENTAD_NAME_MUSEUM] = { "博物馆", "博物館", " Museum" },
};

void
pentad_label_set_three (PentadLabel *label, const char *zh_cn, const char *zh_tw, const char *en)
{
  pentad_label_set (label, PENTAD_LANGUAGE_ZH_CN, zh_cn);
  pentad_label_set (label, PENTAD_LANGUAGE_ZH_TW, zh_tw);
  pentad_label_set (label, PENTAD_LANGUAGE_EN, en);
}

static void
set_joined (PentadLabel *label, const Word *const words[4])
{
  g_autofree char *cn = g_strconcat (words[0]->cn, words[1]->cn, words[2]->cn, words[3]->cn, NULL);
  g_autofree char *tw = g_strconcat (words[0]->tw, words[1]->tw, words[2]->tw, words[3]->tw, NULL);
  g_autofree char *en = g_strconcat (words[0]->en, words[1]->en, words[2]->en, words[3]->en, NULL);

  pentad_label_set_three (label, cn, tw, en);
}

void
pentad_name_district (PentadDivisionKind kind, guint n, PentadLabel *label)
{
  static const Word urban = { "区", "區", " District" }, county = { "县", "縣", " County" },
                    zone = { "功能区", "功能區", " Zone" };
  const Word *words[4] = { NULL, &infixes[0], &infixes[0], NULL };

  switch (kind)
    {
    case PENTAD_DIVISION_FUNCTIONAL:
      words[0] = &functional_names[n % G_N_ELEMENTS (functional_names)];
      words[3] = &zone;
      break;
    case PENTAD_DIVISION_COUNTY:
      words[0] = &county_names[n % G_N_ELEMENTS (county_names)];
      words[3] = &county;
      break;
    case PENTAD_DIVISION_URBAN:
    case PENTAD_DIVISION_OTHER:
      words[0] = &urban_names[n % G_N_ELEMENTS (urban_names)];
      words[3] = &urban;
      break;
    }
  set_joined (label, words);
}

/* The kinds that are numbered together, so that a town is not named like a sub-district. */
static gint64
family_of (PentadNameKind kind)
{
  switch (kind)
    {
    case PENTAD_NAME_SUBDISTRICT:
    case PENTAD_NAME_TOWN:
    case PENTAD_NAME_TOWNSHIP:
      return 0;
    case PENTAD_NAME_COMMUNITY:
    case PENTAD_NAME_VILLAGE:
      return 1;
    case PENTAD_NAME_AVENUE:
    case PENTAD_NAME_ROAD:
    case PENTAD_NAME_STREET:
      return 2;
    case PENTAD_NAME_PARK:
    case PENTAD_NAME_LAKE:
    case PENTAD_NAME_RESERVOIR:
    case PENTAD_NAME_RIVER:
    case PENTAD_NAME_CREEK:
    case PENTAD_NAME_SQUARE:
    case PENTAD_NAME_STATION:
    case PENTAD_NAME_HOSPITAL:
    case PENTAD_NAME_UNIVERSITY:
    case PENTAD_NAME_MARKET:
    case PENTAD_NAME_STADIUM:
    case PENTAD_NAME_MUSEUM:
    case PENTAD_N_NAMES:
      break;
    }
  return 3;
}

/* A made name that equals a stem gets "old" before it, so that the two stay apart. */
static const Word *
find_stem (const Word *first, const Word *second)
{
  g_autofree char *cn = g_strconcat (first->cn, second->cn, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (strcmp (stems[i].cn, cn) == 0)
      return &stems[i];
  return NULL;
}

void
pentad_name_place (guint64 seed, PentadNameKind kind, guint n, PentadLabel *label)
{
  static const Word old = { "老", "老", "Lao " };
  /* A stride without a common factor with the number of pairs visits every pair once. */
  const guint n_pairs = G_N_ELEMENTS (firsts) * G_N_ELEMENTS (seconds), stride = 194;
  gint64 family = family_of (kind);
  guint64 turn = pentad_hash (seed, PENTAD_STREAM_NAME, family, 0);
  const Word *words[4] = { &infixes[0], &infixes[0], &infixes[0], &suffixes[kind] };

  if (n < G_N_ELEMENTS (stems))
    words[0] = &stems[(n + turn) % G_N_ELEMENTS (stems)];
  else
    {
      guint pair = (guint)((n * (guint64)stride + turn) % n_pairs);

      const Word *stem;

      words[0] = &firsts[pair % G_N_ELEMENTS (firsts)];
      words[1] = &seconds[pair / G_N_ELEMENTS (firsts)];
      stem = find_stem (words[0], words[1]);
      if (stem != NULL)
        {
          words[0] = &old;
          words[1] = stem;
        }
    }
  if (family == 1)
    words[2] = &infixes[pentad_hash (seed, PENTAD_STREAM_NAME, 2, n) % G_N_ELEMENTS (infixes)];
  set_joined (label, words);
}
