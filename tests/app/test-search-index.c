/* Tests of finding by names, codes, pinyin and initials.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pinyin.h"
#include "app/search-index.h"

static PentadLabel
label (const char *zh_cn, const char *en)
{
  PentadLabel result = { { NULL } };

  result.text[PENTAD_LANGUAGE_ZH_CN] = (char *)zh_cn;
  result.text[PENTAD_LANGUAGE_EN] = (char *)en;
  return result;
}

static PentadDivisions *
make_divisions (void)
{
  static const struct
  {
    PentadLevel level;
    const char *code, *parent, *name, *en;
  } rows[] = {
    { PENTAD_LEVEL_DISTRICT, "990102", "990100", "雨南区", "Yunan District" },
    { PENTAD_LEVEL_DISTRICT, "990103", "990100", "雨南新区", "Yunan New District" },
    { PENTAD_LEVEL_STREET, "990102001", "990102", "绿湖街道", "Green Lake" },
    { PENTAD_LEVEL_STREET, "990102002", "990102", "重庆路街道", NULL },
    { PENTAD_LEVEL_COMMUNITY, "990102001001", "990102001", "南门社区", NULL },
    { PENTAD_LEVEL_GRID, "99010200100107", "990102001001", "南门社区7网格", NULL },
    { PENTAD_LEVEL_GRID, "99010200100108", "990102001001", NULL, NULL },
  };
  const PentadLabel city = label ("云州市", "Yunzhou");
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", &city);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PentadLabel name = label (rows[i].name, rows[i].en);

      g_assert_nonnull (pentad_divisions_builder_add (builder, rows[i].level, rows[i].code, &name,
                                                      rows[i].parent));
    }
  return pentad_divisions_builder_finish (builder);
}

static PentadCatalogue *
make_catalogue (void)
{
  const PentadLabel department = label ("雨南区城管局", NULL), class = label ("暴露垃圾", "Litter"),
                    post = label ("", NULL);
  PentadCatalogue *catalogue = pentad_catalogue_new ();

  pentad_catalogue_add_department (catalogue, "D7", &department, "990102", NULL);
  pentad_catalogue_add_class (catalogue, "0101", &class, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_post (catalogue, "P-31", &post, "dispatcher", NULL);
  return catalogue;
}

/* "name | name | ..." of what is found. */
static char *
find (PentadSearchIndex *index, const char *text, guint limit)
{
  g_autoptr (GArray) found = pentad_search_index_find (index, text, limit);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (
        names, (char *)pentad_search_index_get_name (index, &g_array_index (found, PentadNamed, i),
                                                     PENTAD_LANGUAGE_ZH_CN));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" | ", (char **)names->pdata);
}

static void
test_text_is_folded (void)
{
  static const struct
  {
    const char *text, *folded, *full, *initials;
  } rows[] = {
    { "雨南区", "雨南区", "yunanqu", "ynq" },
    { "綠湖 街道", "绿湖街道", "lvhujiedao", "lhjd" },
    { "重庆路", "重庆路", "chongqinglu", "cql" },
    { "７号 Café", "7号cafe", "7haocafe", "7hcafe" },
    { "Yunan-Qu", "yunanqu", NULL, NULL },
    { "·、 -", "", NULL, NULL },
    { "", "", NULL, NULL },
  };
  g_autoptr (PentadPinyin) pinyin = pentad_pinyin_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = pentad_pinyin_fold (pinyin, rows[i].text);
      g_autoptr (GString) full = g_string_new (NULL), initials = g_string_new (NULL);

      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_assert_cmpint (pentad_pinyin_read (pinyin, folded, full, initials), ==,
                       rows[i].full != NULL);
      g_assert_cmpstr (full->str, ==, rows[i].full != NULL ? rows[i].full : "");
      g_assert_cmpstr (initials->str, ==, rows[i].initials != NULL ? rows[i].initials : "");
    }
}

static void
test_very_long_texts_stay_as_they_are (void)
{
  g_autoptr (PentadPinyin) pinyin = pentad_pinyin_new ();
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autofree char *folded = pentad_pinyin_fold (pinyin, text);

  g_assert_cmpstr (folded, ==, text);
}

static void
test_the_best_comes_first (void)
{
  static const struct
  {
    const char *typed, *found;
  } rows[] = {
    { "雨南", "雨南区 | 雨南新区 | 雨南区城管局" },
    { "雨南区", "雨南区 | 雨南区城管局" },
    { "ynq", "雨南区 | 雨南区城管局" },
    { "YN", "雨南区 | 雨南新区 | 雨南区城管局" },
    { "yunan qu", "雨南区 | 雨南区城管局" },
    { "yunan new", "雨南新区" },
    { "綠湖", "绿湖街道" },
    { "lvhu", "绿湖街道" },
    { "luhu", "绿湖街道" },
    { "green", "绿湖街道" },
    { "chongqing", "重庆路街道" },
    { "南门", "南门社区 | 南门社区7网格" },
    { "99010200100107", "南门社区7网格" },
    { "00100108", "99010200100108" },
    { "litter", "暴露垃圾" },
    { "bllj", "暴露垃圾" },
    { "p31", "P-31" },
    /* One letter finds beginnings; by it alone nearly everything would be found. */
    { "l", "暴露垃圾 | 绿湖街道" },
    { "xyz", "" },
    { " · ", "" },
    { "", "" },
  };
  g_autoptr (PentadDivisions) divisions = make_divisions ();
  g_autoptr (PentadCatalogue) catalogue = make_catalogue ();
  g_autoptr (PentadSearchIndex) index = pentad_search_index_new (divisions, catalogue);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = find (index, rows[i].typed, 10);

      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

static void
test_no_more_than_wanted (void)
{
  g_autoptr (PentadDivisions) divisions = make_divisions ();
  g_autoptr (PentadSearchIndex) index = pentad_search_index_new (divisions, NULL);
  g_autofree char *found = find (index, "99", 2);

  g_assert_cmpstr (found, ==, "云州市 | 雨南区");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/pinyin/text-is-folded", test_text_is_folded);
  g_test_add_func ("/app/pinyin/very-long-texts-stay-as-they-are",
                   test_very_long_texts_stay_as_they_are);
  g_test_add_func ("/app/search-index/the-best-comes-first", test_the_best_comes_first);
  g_test_add_func ("/app/search-index/no-more-than-wanted", test_no_more_than_wanted);
  return g_test_run ();
}
