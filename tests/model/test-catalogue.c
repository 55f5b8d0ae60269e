/* Classes, departments and sources of cases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/catalogue.h"

static void
test_classes (void)
{
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  PentadLabel name = { { NULL } };

  pentad_label_set_all (&name, "市容环境");
  g_assert_cmpint (pentad_catalogue_add_class (catalogue, "e01", &name, PENTAD_CLASS_EVENT, NULL),
                   ==, 0);
  g_assert_cmpint (pentad_catalogue_add_class (catalogue, "e0110", NULL, PENTAD_CLASS_EVENT, "e01"),
                   ==, 1);
  g_assert_cmpint (
      pentad_catalogue_add_class (catalogue, "c0101", NULL, PENTAD_CLASS_COMPONENT, "c01"), ==, 2);
  /* The first entry stays. */
  g_assert_cmpint (pentad_catalogue_add_class (catalogue, "e01", NULL, PENTAD_CLASS_OTHER, "e0110"),
                   ==, 0);
  pentad_label_clear (&name);

  g_assert_cmpint (pentad_catalogue_get_class (catalogue, 0)->kind, ==, PENTAD_CLASS_EVENT);
  g_assert_cmpint (pentad_catalogue_get_class (catalogue, 0)->major, ==, -1);
  g_assert_cmpstr (
      pentad_label_get (&pentad_catalogue_get_class (catalogue, 0)->name, PENTAD_LANGUAGE_EN), ==,
      "市容环境");
  g_assert_cmpint (pentad_catalogue_get_class (catalogue, 1)->major, ==, 0);
  g_assert_cmpint (pentad_catalogue_get_class (catalogue, 2)->major, ==, -1);
  g_assert_cmpint (pentad_catalogue_find_class (catalogue, "c0101"), ==, 2);
  g_assert_cmpint (pentad_catalogue_find_class (catalogue, "c01"), ==, -1);
  g_assert_cmpint (pentad_catalogue_find_class (catalogue, NULL), ==, -1);
}

static void
test_departments (void)
{
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();

  g_assert_cmpint (pentad_catalogue_add_department (catalogue, "D01", NULL, "990101", "city"), ==,
                   0);
  g_assert_cmpint (pentad_catalogue_add_department (catalogue, "D02", NULL, NULL, NULL), ==, 1);
  g_assert_cmpint (pentad_catalogue_add_department (catalogue, "D01", NULL, NULL, NULL), ==, 0);
  g_assert_cmpstr (pentad_catalogue_get_department (catalogue, 0)->division, ==, "990101");
  g_assert_cmpstr (pentad_catalogue_get_department (catalogue, 0)->group, ==, "city");
  g_assert_null (pentad_catalogue_get_department (catalogue, 1)->division);
  g_assert_cmpint (pentad_catalogue_find_department (catalogue, "D02"), ==, 1);
  g_assert_cmpint (pentad_catalogue_find_department (catalogue, "D03"), ==, -1);
  g_assert_cmpint (pentad_catalogue_find_department (catalogue, NULL), ==, -1);
}

static void
test_posts (void)
{
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();

  g_assert_cmpint (pentad_catalogue_add_post (catalogue, "S1", NULL, "supervisor", "990101"), ==,
                   0);
  g_assert_cmpint (pentad_catalogue_add_post (catalogue, "A1", NULL, "acceptor", NULL), ==, 1);
  g_assert_cmpint (pentad_catalogue_add_post (catalogue, "S1", NULL, NULL, NULL), ==, 0);
  g_assert_cmpstr (pentad_catalogue_get_post (catalogue, 0)->role, ==, "supervisor");
  g_assert_cmpint (pentad_catalogue_find_post (catalogue, "A1"), ==, 1);
  g_assert_cmpint (pentad_catalogue_find_post (catalogue, "P1"), ==, -1);
  g_assert_cmpint (pentad_catalogue_find_post (catalogue, NULL), ==, -1);
}

static void
test_sources (void)
{
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    g_assert_cmpint (pentad_source_parse (pentad_source_id (i)), ==, i);
  g_assert_cmpint (pentad_source_parse ("drone"), ==, PENTAD_SOURCE_OTHER);
  g_assert_cmpint (pentad_source_parse (NULL), ==, PENTAD_SOURCE_OTHER);
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    g_assert_cmpint (pentad_source_is_public (i), ==,
                     i == PENTAD_SOURCE_HOTLINE || i == PENTAD_SOURCE_PUBLIC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/catalogue/classes", test_classes);
  g_test_add_func ("/model/catalogue/departments", test_departments);
  g_test_add_func ("/model/catalogue/posts", test_posts);
  g_test_add_func ("/model/catalogue/sources", test_sources);
  return g_test_run ();
}
