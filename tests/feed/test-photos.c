/* Photographs on demand: the list and its pictures, what is refused and as what, cancelling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

#include "feed/feed-photos.h"
#include "host/photo-wire.h"

#include <string.h>

#define ABOUT                                                                                      \
  "{\"api\":1,\"code\":\"990100\",\"name\":\"Yunzhou\",\"time_zone\":\"Asia/Shanghai\","           \
  "\"scheme\":\"demo\",\"photos\":%s,\"now\":\"2026-11-22T06:32:05Z\"}"
#define LIST_PATH "/v1/photos/C000"
#define LIST                                                                                       \
  "{\"photos\":[{\"kind\":\"before\",\"url\":\"C000/1.png\"},"                                     \
  "{\"kind\":\"after\",\"url\":\"/pictures/2.png\"},"                                              \
  "{\"kind\":\"other\",\"url\":\"http://127.0.0.2:9/3.png\"}]}"

typedef struct
{
  gboolean is_done;
  PentadPhotos *photos;
  GBytes *bytes;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->photos, pentad_photos_unref);
  g_clear_pointer (&answer->bytes, g_bytes_unref);
  g_clear_error (&answer->error);
  answer->is_done = FALSE;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->photos = pentad_feed_list_photos_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->bytes = pentad_feed_fetch_photo_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
is_done (Fixture *fixture, gconstpointer data)
{
  return ((const Answer *)data)->is_done;
}

static void
list (Fixture *fixture, Answer *answer)
{
  answer_clear (answer);
  pentad_feed_list_photos_async (fixture->feed, "C000", NULL, listed_cb, answer);
  fixture_wait_until (fixture, is_done, answer);
}

static void
fetch (Fixture *fixture, const char *url, Answer *answer)
{
  answer_clear (answer);
  pentad_feed_fetch_photo_async (fixture->feed, url, NULL, fetched_cb, answer);
  fixture_wait_until (fixture, is_done, answer);
}

static void
load_with (Fixture *fixture, const char *photos)
{
  g_autofree char *about = g_strdup_printf (ABOUT, photos);

  small_platform_replace (fixture->platform, "/v1/about", about);
  small_platform_replace (fixture->platform, LIST_PATH, LIST);
  small_platform_replace (fixture->platform, LIST_PATH "/1.png", "bytes of one");
  small_platform_replace (fixture->platform, "/pictures/2.png", "bytes of two");
  fixture_load (fixture);
}

static const char *
get_url (const Answer *answer, guint i)
{
  return ((const PentadPhoto *)g_ptr_array_index (answer->photos->list, i))->url;
}

static void
assert_text (GBytes *bytes, const char *text)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  g_assert_cmpmem (data, len, text, strlen (text));
}

static void
test_list_and_pictures_come (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) answer = { 0 }, picture = { 0 };

  load_with (fixture, "true");
  g_assert_cmpuint (fixture_get_hits (fixture, LIST_PATH), ==, 0);
  list (fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.photos->list->len, ==, 3);
  fetch (fixture, get_url (&answer, 0), &picture);
  g_assert_no_error (picture.error);
  assert_text (picture.bytes, "bytes of one");
  fetch (fixture, get_url (&answer, 1), &picture);
  assert_text (picture.bytes, "bytes of two");
  /* What is not the platform's is not even asked for. */
  fetch (fixture, get_url (&answer, 2), &picture);
  g_assert_error (picture.error, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_FOREIGN);
  g_assert_cmpuint (fixture_get_hits (fixture, LIST_PATH), ==, 1);
}

static void
test_no_case_or_none_is_an_empty_list (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) answer = { 0 };

  load_with (fixture, "true");
  small_platform_replace (fixture->platform, LIST_PATH, NULL);
  list (fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.photos->list->len, ==, 0);
}

static void
test_who_sends_none_is_not_asked (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) answer = { 0 };

  load_with (fixture, "false");
  list (fixture, &answer);
  g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_NO_DATA);
  g_assert_cmpuint (fixture_get_hits (fixture, LIST_PATH), ==, 0);
}

static void
test_failures_have_their_reasons (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int status;
    const char *headers;
    PentadFeedPhotosError code;
  } rows[] = {
    { 403, NULL, PENTAD_FEED_PHOTOS_ERROR_FORBIDDEN },
    { 401, NULL, PENTAD_FEED_PHOTOS_ERROR_FORBIDDEN },
    { 500, NULL, PENTAD_FEED_PHOTOS_ERROR_FAILED },
    { 302, "Location: http://127.0.0.2:9/x.png\r\n", PENTAD_FEED_PHOTOS_ERROR_FAILED },
  };
  g_autofree char *url = NULL;
  g_auto (Answer) answer = { 0 };

  load_with (fixture, "true");
  url = g_strconcat (small_platform_get_url (fixture->platform), LIST_PATH "/1.png", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      small_platform_set_mode (fixture->platform, SMALL_STATUS, rows[i].status, rows[i].headers);
      list (fixture, &answer);
      g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, (int)rows[i].code);
      fetch (fixture, url, &answer);
      g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, (int)rows[i].code);
      g_assert_true (g_str_has_prefix (answer.error->message, url));
    }
  small_platform_set_mode (fixture->platform, SMALL_GOOD, 0, NULL);
  small_platform_replace (fixture->platform, LIST_PATH, "{\"photos\":[{}]}");
  list (fixture, &answer);
  g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_FAILED);
  g_assert_nonnull (strstr (answer.error->message, "$.photos[0]"));
  small_platform_replace (fixture->platform, LIST_PATH "/1.png", NULL);
  fetch (fixture, url, &answer);
  g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_FAILED);
}

static void
test_what_is_too_large_is_left (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (PENTAD_PHOTO_MAX_BYTES + 1, 'x'), *url = NULL;
  g_auto (Answer) answer = { 0 };

  load_with (fixture, "true");
  small_platform_replace (fixture->platform, LIST_PATH "/1.png", large);
  url = g_strconcat (small_platform_get_url (fixture->platform), LIST_PATH "/1.png", NULL);
  fetch (fixture, url, &answer);
  g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_TOO_LARGE);
}

static gboolean
is_asked (Fixture *fixture, gconstpointer data)
{
  return fixture_get_hits (fixture, LIST_PATH) > 0;
}

/* Before it was sent, while the server makes it wait, and by stopping the feed. */
static void
test_cancelled_ends_at_once (Fixture *fixture, gconstpointer data)
{
  load_with (fixture, "true");
  for (guint way = 0; way < 4; way++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (Answer) answer = { 0 };

      small_platform_hold (fixture->platform, LIST_PATH);
      if (way == 0)
        g_cancellable_cancel (cancellable);
      pentad_feed_list_photos_async (fixture->feed, "C000", cancellable, listed_cb, &answer);
      if (way >= 2)
        fixture_wait_until (fixture, is_asked, NULL);
      if (way == 3)
        pentad_feed_stop (fixture->feed);
      else
        g_cancellable_cancel (cancellable);
      fixture_wait_until (fixture, is_done, &answer);
      g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      small_platform_hold (fixture->platform, NULL);
    }
}

static GBytes *
serve_request_cb (const char *target, const char *head, gpointer user_data)
{
  if (!g_str_equal (target, "/v2/requests/a%2Fb.json"))
    return canned_answer (404, NULL, NULL, 0);
  return canned_answer (200, "Content-Type: application/json\r\n",
                        "[{\"service_request_id\":7,\"status\":\"open\","
                        "\"requested_datetime\":\"2026-11-22T14:00:00+0800\","
                        "\"media_url\":\"/media/7.jpg\"},"
                        "{\"service_request_id\":\"8\",\"media_url\":null}]",
                        -1);
}

/* An Open311 server says it of the request itself. */
static void
test_picture_of_a_request_is_one_before (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_request_cb, NULL);
  g_autofree char *text = g_strdup_printf ("open311+%s/v2", canned_server_get_url (server));
  g_autofree char *url = g_strconcat (canned_server_get_url (server), "/media/7.jpg", NULL);
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadFeedSource) source = pentad_feed_source_new (text, NULL, NULL, NULL);
  g_autoptr (PentadFeed) feed = pentad_feed_new (source, clock, city);
  g_auto (Answer) answer = { 0 };

  pentad_feed_start (feed);
  pentad_feed_list_photos_async (feed, "a/b", NULL, listed_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.photos->list->len, ==, 1);
  g_assert_cmpint (((PentadPhoto *)g_ptr_array_index (answer.photos->list, 0))->kind, ==,
                   PENTAD_PHOTO_KIND_BEFORE);
  g_assert_cmpint (((PentadPhoto *)g_ptr_array_index (answer.photos->list, 0))->time, ==,
                   NOW - 32 * 60 - 5);
  g_assert_cmpstr (get_url (&answer, 0), ==, url);
  answer_clear (&answer);
  /* Of one that the server does not tell about alone there is none. */
  pentad_feed_list_photos_async (feed, "9", NULL, listed_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.photos->list->len, ==, 0);
  pentad_feed_stop (feed);
}

static void
test_nothing_is_asked_for_a_snapshot (void)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  g_autoptr (PentadCity) city = pentad_city_new ();
  PentadStandIn stand_in = { .access = pentad_http_access_new ("http://127.0.0.1:9"),
                             .as_of = NOW };
  PentadFeedSource *source = pentad_feed_source_new_stand_in ("http://127.0.0.1:9", &stand_in);
  g_autoptr (PentadFeed) feed = pentad_feed_new (source, clock, city);
  g_auto (Answer) answer = { 0 };

  pentad_feed_list_photos_async (feed, "C000", NULL, listed_cb, &answer);
  while (!answer.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer.error, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_NOT_KEPT);
  pentad_feed_source_unref (source);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/feed/photos/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list-and-pictures-come", test_list_and_pictures_come);
  ADD ("no-case-or-none-is-an-empty-list", test_no_case_or_none_is_an_empty_list);
  ADD ("who-sends-none-is-not-asked", test_who_sends_none_is_not_asked);
  ADD ("failures-have-their-reasons", test_failures_have_their_reasons);
  ADD ("what-is-too-large-is-left", test_what_is_too_large_is_left);
  ADD ("cancelled-ends-at-once", test_cancelled_ends_at_once);
  g_test_add_func ("/feed/photos/picture-of-a-request-is-one-before",
                   test_picture_of_a_request_is_one_before);
  g_test_add_func ("/feed/photos/nothing-is-asked-for-a-snapshot",
                   test_nothing_is_asked_for_a_snapshot);
  return g_test_run ();
}
