/* Tests of the ways down, up and sideways among places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "toy-city.h"
#include "widgets/drill.h"

static void
test_target (void)
{
  static const struct
  {
    const char *shown, *chosen, *target; /* target NULL: nowhere */
  } cases[] = {
    { "TOY", "G0-0", "D00" },   { "TOY", "G15-15", "D11" }, { "TOY", "D10", "D10" },
    { "D00", "G0-0", "S00" },   { "S00", "G3-3", "C11" },   { "C00", "G0-0", "G0-0" },
    { "D00", "G15-15", "D11" }, { "S00", "G15-0", "S30" },  { "G0-0", "G5-5", "G5-5" },
    { "G0-0", "G0-0", NULL },   { "TOY", "TOY", NULL },     { "D00", "TOY", "TOY" },
  };
  g_autoptr (PentadCity) city = toy_city_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (city);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int wanted =
          cases[i].target != NULL ? toy_city_find (city, cases[i].target) : PENTAD_NO_PLACE;

      g_test_message ("%s, %s", cases[i].shown, cases[i].chosen);
      g_assert_cmpint (pentad_drill_target (divisions, toy_city_find (city, cases[i].shown),
                                            toy_city_find (city, cases[i].chosen)),
                       ==, wanted);
    }
  g_assert_cmpint (pentad_drill_target (divisions, 0, PENTAD_NO_PLACE), ==, PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_drill_target (divisions, 100000, 1), ==, PENTAD_NO_PLACE);
}

static void
test_up (void)
{
  static const char *const way[] = { "G0-0", "C00", "S00", "D00", "TOY" };
  g_autoptr (PentadCity) city = toy_city_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (city);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (way); i++)
    g_assert_cmpint (pentad_drill_up (divisions, toy_city_find (city, way[i])), ==,
                     toy_city_find (city, way[i + 1]));
  g_assert_cmpint (pentad_drill_up (divisions, 0), ==, PENTAD_NO_PLACE);
}

static void
test_neighbour (void)
{
  static const struct
  {
    const char *shown, *from;
    int dx, dy;
    const char *next; /* NULL: none */
  } cases[] = {
    { "TOY", NULL, 1, 0, "D00" },   { "TOY", "D00", 1, 0, "D10" },    { "TOY", "D00", 0, 1, "D01" },
    { "TOY", "D00", -1, 0, NULL },  { "TOY", "D11", 0, -1, "D10" },   { "D00", "S00", 0, 1, "S01" },
    { "G0-0", NULL, 1, 0, "G1-0" }, { "G0-0", "G1-0", 0, 1, "G1-1" },
  };
  g_autoptr (PentadCity) city = toy_city_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (city);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int from = cases[i].from != NULL ? toy_city_find (city, cases[i].from) : PENTAD_NO_PLACE;
      int wanted = cases[i].next != NULL ? toy_city_find (city, cases[i].next) : PENTAD_NO_PLACE;

      g_test_message ("case %u", i);
      g_assert_cmpint (pentad_drill_neighbour (divisions, toy_city_find (city, cases[i].shown),
                                               from, cases[i].dx, cases[i].dy),
                       ==, wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/drill/target", test_target);
  g_test_add_func ("/widgets/drill/up", test_up);
  g_test_add_func ("/widgets/drill/neighbour", test_neighbour);
  return g_test_run ();
}
