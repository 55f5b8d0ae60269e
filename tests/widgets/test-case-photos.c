/* Photographs on a card: what is wanted and when, what is told instead, the large view.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "widgets/case-photos.h"
#include "widgets/photo-view.h"

#include <string.h>

#define NOW 1000

typedef struct
{
  PentadZone *zone;
  PentadCasePhotos *photos;
  GtkWindow *window;
  GString *wanted; /* what the signals told, in order */
} Fixture;

static void
case_wanted_cb (Fixture *fixture, const char *id)
{
  g_string_append_printf (fixture->wanted, "%s;", id != NULL ? id : "-");
}

static void
photo_wanted_cb (Fixture *fixture, guint index)
{
  g_string_append_printf (fixture->wanted, "%u;", index);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = gtk_overlay_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->zone = pentad_zone_new ("UTC", 0, NULL);
  fixture->wanted = g_string_new (NULL);
  fixture->photos = PENTAD_CASE_PHOTOS (pentad_case_photos_new ());
  g_signal_connect_swapped (fixture->photos, "case-wanted", G_CALLBACK (case_wanted_cb), fixture);
  g_signal_connect_swapped (fixture->photos, "photo-wanted", G_CALLBACK (photo_wanted_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->photos));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  fixture->window = display_open (overlay, 600, 400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->photos, fixture);
  display_close (fixture->window);
  g_string_free (fixture->wanted, TRUE);
  pentad_zone_unref (fixture->zone);
}

static void
add (PentadPhotos *photos, PentadPhotoKind kind, gint64 time)
{
  PentadPhoto *photo = pentad_photos_add (photos);

  photo->kind = kind;
  photo->time = time;
  photo->url = g_strdup ("http://127.0.0.1/x.png");
}

static void
assert_wanted (Fixture *fixture, const char *wanted)
{
  g_assert_cmpstr (fixture->wanted->str, ==, wanted);
  g_string_truncate (fixture->wanted, 0);
}

/* The first widget below that has the CSS name or class; NULL. */
static GtkWidget *
find (GtkWidget *widget, const char *name)
{
  if (gtk_widget_has_css_class (widget, name) ||
      g_str_equal (gtk_widget_get_css_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count (GtkWidget *widget, const char *name)
{
  guint n = gtk_widget_has_css_class (widget, name);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, name);
  return n;
}

static const char *
get_message (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (find (GTK_WIDGET (fixture->photos), "message-line")));
}

/* A red one. */
static void
give (Fixture *fixture, guint index)
{
  guint8 pixels[4 * 2 * 3] = { 0 };
  g_autoptr (GBytes) rgb = NULL;

  for (guint i = 0; i < 8; i++)
    pixels[i * 3] = 255;
  rgb = g_bytes_new (pixels, sizeof pixels);
  pentad_case_photos_set_picture (fixture->photos, index, rgb, 4, 2);
}

static void
test_latest_of_each_kind_is_wanted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadPhotos) photos = pentad_photos_new ();
  GtkWidget *frame;

  add (photos, PENTAD_PHOTO_KIND_BEFORE, 10);
  add (photos, PENTAD_PHOTO_KIND_BEFORE, 20);
  add (photos, PENTAD_PHOTO_KIND_AFTER, 30);
  add (photos, PENTAD_PHOTO_KIND_AFTER, NOW + 1); /* not yet, for a look back */
  add (photos, PENTAD_PHOTO_KIND_OTHER, 40);
  pentad_case_photos_set_case (fixture->photos, "C1", PENTAD_LANGUAGE_EN);
  assert_wanted (fixture, "C1;");
  g_assert_cmpstr (get_message (fixture), ==, "Loading …");
  /* Data of the city that come meanwhile show the same card again. */
  pentad_case_photos_set_case (fixture->photos, "C1", PENTAD_LANGUAGE_EN);
  assert_wanted (fixture, "");
  pentad_case_photos_set_list (fixture->photos, photos, fixture->zone, NOW);
  assert_wanted (fixture, "1;2;");
  g_assert_cmpuint (count (GTK_WIDGET (fixture->photos), "tile"), ==, 2);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->photos), "gap"), ==, 0);
  g_assert_cmpstr (get_message (fixture), ==, "");

  frame = find (GTK_WIDGET (fixture->photos), "photo");
  g_assert_null (pentad_photo_frame_get_image (PENTAD_PHOTO_FRAME (frame)));
  give (fixture, 1);
  g_assert_nonnull (pentad_photo_frame_get_image (PENTAD_PHOTO_FRAME (frame)));
  /* Of a list that is gone. */
  give (fixture, 17);
  pentad_case_photos_set_case (fixture->photos, NULL, PENTAD_LANGUAGE_EN);
  assert_wanted (fixture, "-;");
  give (fixture, 1);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->photos), "tile"), ==, 0);
}

static void
test_what_is_missing_is_told (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    PentadPhotoKind kinds[2];
    guint n, n_tiles, n_gaps;
    const char *message;
  } rows[] = {
    { { 0 }, 0, 0, 0, "none of this case" },
    { { PENTAD_PHOTO_KIND_BEFORE }, 1, 1, 1, "" },
    { { PENTAD_PHOTO_KIND_AFTER }, 1, 1, 1, "" },
    { { PENTAD_PHOTO_KIND_BEFORE, PENTAD_PHOTO_KIND_AFTER }, 2, 2, 0, "" },
    { { PENTAD_PHOTO_KIND_OTHER, PENTAD_PHOTO_KIND_OTHER }, 2, 1, 0, "" },
    { { PENTAD_PHOTO_KIND_BEFORE, PENTAD_PHOTO_KIND_OTHER }, 2, 1, 1, "" },
  };

  pentad_case_photos_set_case (fixture->photos, "C1", PENTAD_LANGUAGE_EN);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadPhotos) photos = pentad_photos_new ();

      for (guint k = 0; k < rows[i].n; k++)
        add (photos, rows[i].kinds[k], PENTAD_NO_TIME);
      pentad_case_photos_set_list (fixture->photos, photos, fixture->zone, NOW);
      g_assert_cmpuint (count (GTK_WIDGET (fixture->photos), "tile"), ==, rows[i].n_tiles);
      g_assert_cmpuint (count (GTK_WIDGET (fixture->photos), "gap"), ==, rows[i].n_gaps);
      g_assert_cmpstr (get_message (fixture), ==, rows[i].message);
    }
  pentad_case_photos_set_message (fixture->photos, "not permitted");
  g_assert_cmpuint (count (GTK_WIDGET (fixture->photos), "tile"), ==, 0);
  g_assert_cmpstr (get_message (fixture), ==, "not permitted");
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->window), "photoview");
}

static const char *
get_position (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (find (get_view (fixture), "position")));
}

static void
test_large_view_goes_round (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadPhotos) photos = pentad_photos_new ();
  GtkWidget *words;

  add (photos, PENTAD_PHOTO_KIND_BEFORE, 10);
  add (photos, PENTAD_PHOTO_KIND_BEFORE, 20);
  add (photos, PENTAD_PHOTO_KIND_AFTER, 30);
  pentad_case_photos_set_case (fixture->photos, "C1", PENTAD_LANGUAGE_EN);
  g_assert_false (pentad_case_photos_open (fixture->photos, 0));
  pentad_case_photos_set_list (fixture->photos, photos, fixture->zone, NOW);
  assert_wanted (fixture, "C1;1;2;");
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->photos), "tile"), "clicked");
  display_wait_frame (fixture->window);
  g_assert_nonnull (get_view (fixture));
  g_assert_cmpstr (get_position (fixture), ==, "2 / 3");
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), get_view (fixture)));

  /* What was not on the card is wanted now, once. */
  g_signal_emit_by_name (get_view (fixture), "turned", -1);
  g_assert_cmpstr (get_position (fixture), ==, "1 / 3");
  assert_wanted (fixture, "0;");
  words = find (get_view (fixture), "words");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (words)), ==, "Loading …");
  pentad_case_photos_set_failure (fixture->photos, 0, "the picture is damaged or cut off");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (words)), ==, "the picture is damaged or cut off");
  g_signal_emit_by_name (get_view (fixture), "turned", -1);
  g_assert_cmpstr (get_position (fixture), ==, "3 / 3");
  give (fixture, 2);
  g_assert_false (gtk_widget_get_visible (find (get_view (fixture), "words")));
  g_signal_emit_by_name (get_view (fixture), "turned", 1);
  g_assert_cmpstr (get_position (fixture), ==, "1 / 3");
  assert_wanted (fixture, "");

  g_signal_emit_by_name (get_view (fixture), "closed");
  g_assert_null (get_view (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window),
                                         GTK_WIDGET (fixture->photos)));
  /* Another case takes it away, too. */
  g_assert_true (pentad_case_photos_open (fixture->photos, 1));
  pentad_case_photos_set_case (fixture->photos, "C2", PENTAD_LANGUAGE_EN);
  g_assert_null (get_view (fixture));
}

/* In the middle of its place, and nothing beside it. */
static void
test_photograph_keeps_its_proportion (Fixture *fixture, gconstpointer data)
{
  static const guint8 red[3] = { 255, 0, 0 };
  g_autoptr (GBytes) rgb = NULL;
  g_autoptr (PentadPhotoImage) image = NULL;
  GtkWidget *frame = pentad_photo_frame_new ();
  GtkWindow *window;
  GByteArray *pixels = g_byte_array_new ();

  for (guint i = 0; i < 400 * 100; i++)
    g_byte_array_append (pixels, red, sizeof red);
  rgb = g_byte_array_free_to_bytes (pixels);
  image = pentad_photo_image_new (rgb, 400, 100);
  pentad_photo_frame_set_image (PENTAD_PHOTO_FRAME (frame), image);
  window = display_open (frame, 200, 200);
  g_assert_cmphex (display_pixel (window, 100, 100), ==, 0xff0000);
  g_assert_cmphex (display_pixel (window, 3, 80), ==, 0xff0000);
  g_assert_cmphex (display_pixel (window, 100, 70), !=, 0xff0000);
  g_assert_cmphex (display_pixel (window, 100, 130), !=, 0xff0000);
  display_close (window);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/widgets/case-photos/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  ADD ("latest-of-each-kind-is-wanted", test_latest_of_each_kind_is_wanted);
  ADD ("what-is-missing-is-told", test_what_is_missing_is_told);
  ADD ("large-view-goes-round", test_large_view_goes_round);
  ADD ("photograph-keeps-its-proportion", test_photograph_keeps_its_proportion);
  return g_test_run ();
}
