/* The window: head, trail of places, and the board of the view chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window-private.h"

#include "app/loading.h"
#include "app/search.h"
#include "app/style.h"
#include "app/photo-loader.h"
#include "board/filter-words.h"
#include "widgets/breadcrumb.h"
#include "widgets/case-sheet.h"
#include "widgets/choice-bar.h"
#include "widgets/city-clock.h"
#include "widgets/filter-chips.h"
#include "widgets/fit-label.h"
#include "widgets/frame.h"
#include "widgets/period-bar.h"
#include "widgets/place-list.h"
#include "widgets/status.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PentadWindow
{
  GtkApplicationWindow parent_instance;

  /* Owned. */
  PentadSession *session;
  PentadStyle *style;
  PentadPhotoLoader *photo_loader;
  PentadMessages *messages;
  PentadTheme theme;
  double text_size;       /* beside that of the theme */
  gint32 cases_from;      /* the first day of which every case was asked for */
  PentadBoardSpec *paged; /* the view whose pages have buttons; NULL none */
  guint theme_tick;       /* frame in which a new size is taken over */

  /* From the template. */
  GtkWidget *title;
  GtkWidget *views;
  GtkWidget *status;
  GtkWidget *clock;
  GtkWidget *trail;
  GtkWidget *chips;
  GtkWidget *page_bar;
  GtkWidget *search;
  GtkWidget *periods;
  GtkWidget *places;
  GtkWidget *sheet;
  GtkWidget *pages;
  GtkWidget *board;
  GtkWidget *loading;
};

enum
{
  SIGNAL_COMPLETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadWindow, pentad_window, GTK_TYPE_APPLICATION_WINDOW)

/* What the map shows may need cases that ended long ago. */
static void
ask_for_cases (PentadWindow *self)
{
  gint32 day = pentad_board_view_get_first_case_day (PENTAD_BOARD_VIEW (self->board));

  if (day == G_MAXINT32 || day >= self->cases_from)
    return;
  self->cases_from = day;
  pentad_session_want_cases (self->session, day);
}

static void
update_board (PentadWindow *self)
{
  PentadFeed *feed = pentad_session_get_feed (self->session);
  PentadBoardContent content = {
    .board = pentad_session_get_page (self->session),
    .data = pentad_session_get_data (self->session),
    .geometry = pentad_session_get_geometry (self->session),
    .theme = &self->theme,
    .connection = pentad_feed_get_connection (feed),
    .error = pentad_feed_get_error (feed),
  };

  if (content.data == NULL)
    return;
  pentad_board_view_set_content (PENTAD_BOARD_VIEW (self->board), &content);
  pentad_place_list_set_content (PENTAD_PLACE_LIST (self->places), content.data, content.board,
                                 self->theme.language);
  pentad_case_sheet_set_content (PENTAD_CASE_SHEET (self->sheet),
                                 &(PentadCaseSheetContent){ content.data, &self->theme,
                                                            content.geometry,
                                                            content.board->near_m });
  ask_for_cases (self);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), self->board);
}

/* Where there is little room the city alone is named. */
static void
update_title (PentadWindow *self)
{
  PentadBoardData *data = pentad_session_get_data (self->session);
  g_autofree char *title = data != NULL ? pentad_board_title (data, self->theme.language) : NULL;
  const char *texts[] = { title, NULL, NULL };

  if (title == NULL ||
      g_strcmp0 (title, pentad_fit_label_get_text (PENTAD_FIT_LABEL (self->title))) == 0)
    return;
  texts[1] =
      pentad_label_get (&pentad_city_get_about (data->query.city)->name, self->theme.language);
  pentad_fit_label_set_texts (PENTAD_FIT_LABEL (self->title), texts);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
free_step (PentadBreadcrumbStep *step)
{
  g_free (step->label);
  g_free (step->target);
}

static void
update_trail (PentadWindow *self)
{
  PentadCity *city = pentad_feed_get_city (pentad_session_get_feed (self->session));
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (PentadBreadcrumbStep));

  pentad_search_set_city (PENTAD_SEARCH (self->search), city, self->theme.language);
  if (divisions == NULL)
    return;
  g_array_set_clear_func (steps, (GDestroyNotify)free_step);
  for (int place = pentad_session_get_place (self->session); place != PENTAD_NO_PLACE;
       place = pentad_divisions_get (divisions, place)->parent)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, place);
      const char *name = pentad_label_get (&division->name, self->theme.language);
      PentadBreadcrumbStep step = {
        .label = g_strdup (place == 0        ? _ ("Whole city")
                           : name[0] != '\0' ? name
                                             : division->code),
        .target = pentad_city_holds_place (city, place)
                      ? pentad_session_dup_division (self->session, place)
                      : NULL,
        .why = pentad_feed_get_source (pentad_session_get_feed (self->session))->file != NULL
                   ? _ ("not part of this snapshot")
                   : _ ("not permitted for this account"),
      };

      g_array_prepend_val (steps, step);
    }
  pentad_breadcrumb_set_steps (PENTAD_BREADCRUMB (self->trail),
                               (const PentadBreadcrumbStep *)(void *)steps->data, steps->len);
}

static void
free_chip (PentadFilterChip *chip)
{
  g_free ((char *)chip->pair);
  g_free ((char *)chip->label);
}

static void
update_chips (PentadWindow *self)
{
  PentadFilter *filter = pentad_session_get_filter (self->session);
  PentadCity *city = pentad_feed_get_city (pentad_session_get_feed (self->session));
  g_autoptr (GArray) chips = g_array_new (FALSE, FALSE, sizeof (PentadFilterChip));

  g_array_set_clear_func (chips, (GDestroyNotify)free_chip);
  for (int key = 0; key < PENTAD_N_FILTERS && filter != NULL; key++)
    {
      const GPtrArray *values = pentad_filter_get_values (filter, key);

      for (guint i = 0; i < values->len; i++)
        {
          const char *value = g_ptr_array_index (values, i);
          PentadFilterChip chip = {
            .pair = pentad_filter_pair_text (key, value),
            .label = pentad_filter_value_words (city, key, value, self->theme.language),
          };

          g_array_append_val (chips, chip);
        }
    }
  pentad_filter_chips_set_chips (PENTAD_FILTER_CHIPS (self->chips),
                                 (const PentadFilterChip *)(void *)chips->data, chips->len);
}

static void
update_status (PentadWindow *self)
{
  PentadFeed *feed = pentad_session_get_feed (self->session);
  PentadTone tone = PENTAD_TONE_MUTED;
  g_autofree char *line = pentad_session_dup_status (self->session, &self->theme, &tone);

  pentad_status_set_state (PENTAD_STATUS (self->status), tone, line);
  if (!pentad_session_has_data (self->session))
    pentad_loading_update (PENTAD_LOADING (self->loading), feed);
}

static void
update_clock (PentadWindow *self)
{
  PentadFeed *feed = pentad_session_get_feed (self->session);

  /* Not before the city has told its zone: another place's time would be worse than none. */
  if (pentad_city_get_about (pentad_feed_get_city (feed)) == NULL)
    return;
  pentad_city_clock_set_time (PENTAD_CITY_CLOCK (self->clock),
                              pentad_city_get_zone (pentad_feed_get_city (feed)),
                              pentad_feed_get_now (feed), self->theme.language);
}

static void
check_complete (PentadWindow *self)
{
  if (pentad_window_is_complete (self))
    g_signal_emit (self, signals[SIGNAL_COMPLETE], 0);
}

static void
update_period (PentadWindow *self)
{
  PentadPeriod period;
  gint32 today;

  if (pentad_session_get_days (self->session, &period, &today))
    pentad_period_bar_set_period (PENTAD_PERIOD_BAR (self->periods), &period, today);
}

/* Not when they are there: the button that was clicked would be taken away under the click. */
static void
fill_pages (PentadWindow *self)
{
  PentadBoardSpec *view = pentad_session_get_view (self->session);
  guint n = pentad_board_spec_get_n_pages (view);
  g_autofree PentadChoice *choices = g_new0 (PentadChoice, n);

  if (self->paged == view)
    return;
  self->paged = view;
  for (guint i = 0; i < n; i++)
    {
      const PentadBoardSpec *page = pentad_board_spec_get_page (view, i);

      choices[i].id = page->page;
      choices[i].label = pentad_label_get (&page->page_label, self->theme.language);
    }
  pentad_choice_bar_set_choices (PENTAD_CHOICE_BAR (self->page_bar), "win.page", choices,
                                 n > 1 ? n : 0);
}

static void
forgotten_cb (PentadWindow *self)
{
  pentad_board_view_forget_data (PENTAD_BOARD_VIEW (self->board));
  pentad_place_list_forget (PENTAD_PLACE_LIST (self->places));
  pentad_case_sheet_forget (PENTAD_CASE_SHEET (self->sheet));
}

static void
evaluated_cb (PentadWindow *self)
{
  pentad_window_update_actions (self);
  update_title (self);
  update_trail (self);
  update_chips (self);
  update_period (self);
  update_board (self);
  update_status (self);
  update_clock (self);
}

static void
chosen_cb (PentadWindow *self)
{
  pentad_window_update_actions (self);
  fill_pages (self);
  update_period (self);
  update_chips (self);
  update_trail (self);
  update_board (self);
}

static void
ticked_cb (PentadWindow *self)
{
  update_clock (self);
  update_status (self);
}

static void
activated_cb (PentadWindow *self, const char *key, int place)
{
  PentadFilterKey filter_key;
  g_autofree char *value = NULL;

  if (pentad_filter_read_hit (key, &filter_key, &value))
    {
      pentad_session_toggle_filter (self->session, filter_key, value);
      return;
    }
  if (g_str_has_prefix (key, "case:"))
    pentad_window_open_case (self, key + strlen ("case:"));
  if (g_str_has_prefix (key, "figure:"))
    pentad_window_open_figure (self, key + strlen ("figure:"));
  if (place != PENTAD_NO_PLACE)
    pentad_session_set_place (self->session, place);
}

static void
sheet_closed_cb (PentadWindow *self)
{
  gtk_widget_child_focus (self->board, GTK_DIR_TAB_FORWARD);
}

/* Of a period that is not too long every case is fetched; the sheet follows when they are there. */
static void
sheet_needs_cb (PentadWindow *self)
{
  PentadPeriod period;
  gint32 today, day;

  if (!pentad_session_get_days (self->session, &period, &today))
    return;
  day = pentad_board_first_filtered_day (&period, today, PENTAD_BOARD_MAX_CASE_DAYS);
  if (day < self->cases_from)
    pentad_session_want_cases (self->session, day);
  self->cases_from = MIN (self->cases_from, day);
}

static void
sheet_place_cb (PentadWindow *self, const char *target)
{
  pentad_session_set_division (self->session, target);
}

static void
place_cb (PentadWindow *self, int place)
{
  pentad_session_set_place (self->session, place);
}

/* Type and spacing grow with the window: a wall is read from farther away than a desk. */
static void
set_theme_size (PentadWindow *self, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  pentad_theme_init (&self->theme, self->theme.kind, self->theme.language, width * scale,
                     height * scale);
  pentad_theme_scale_type (&self->theme, self->text_size);
  pentad_style_apply (self->style, &self->theme,
                      pentad_frame_factor (GTK_WIDGET (self), &self->theme));
}

static gboolean
resized_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PentadWindow *self = PENTAD_WINDOW (widget);

  self->theme_tick = 0;
  set_theme_size (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  update_board (self);
  return G_SOURCE_REMOVE;
}

static void
queue_resized (PentadWindow *self)
{
  if (self->theme_tick == 0)
    self->theme_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), resized_cb, NULL, NULL);
}

static void
pentad_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PentadWindow *self = PENTAD_WINDOW (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  PentadTheme wanted;

  GTK_WIDGET_CLASS (pentad_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Not at once: style must not change in the middle of giving out room. */
  pentad_theme_init (&wanted, self->theme.kind, self->theme.language, width * scale,
                     height * scale);
  if (wanted.scale != self->theme.scale || wanted.width != self->theme.width ||
      wanted.height != self->theme.height)
    queue_resized (self);
}

static void
pentad_window_dispose (GObject *object)
{
  PentadWindow *self = PENTAD_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->theme_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->theme_tick);
  self->theme_tick = 0;
  g_clear_pointer (&self->messages, pentad_messages_free);
  g_clear_pointer (&self->photo_loader, pentad_photo_loader_free);
  g_clear_object (&self->session);
  g_clear_object (&self->style);
  G_OBJECT_CLASS (pentad_window_parent_class)->dispose (object);
}

static void
pentad_window_class_init (PentadWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_window_dispose;
  widget_class->size_allocate = pentad_window_size_allocate;

  signals[SIGNAL_COMPLETE] = g_signal_new ("complete", PENTAD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  pentad_window_class_add_keys (widget_class);
  g_type_ensure (PENTAD_TYPE_LOADING);
  g_type_ensure (PENTAD_TYPE_BREADCRUMB);
  g_type_ensure (PENTAD_TYPE_CHOICE_BAR);
  g_type_ensure (PENTAD_TYPE_CITY_CLOCK);
  g_type_ensure (PENTAD_TYPE_CASE_SHEET);
  g_type_ensure (PENTAD_TYPE_FILTER_CHIPS);
  g_type_ensure (PENTAD_TYPE_FIT_LABEL);
  g_type_ensure (PENTAD_TYPE_PERIOD_BAR);
  g_type_ensure (PENTAD_TYPE_PLACE_LIST);
  g_type_ensure (PENTAD_TYPE_SEARCH);
  g_type_ensure (PENTAD_TYPE_STATUS);
  g_type_ensure (PENTAD_TYPE_BOARD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadWindow.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, status);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, trail);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, page_bar);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, search);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, periods);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, places);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, board);
  gtk_widget_class_bind_template_child (widget_class, PentadWindow, loading);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_cases);
  gtk_widget_class_bind_template_callback (widget_class, check_complete);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, queue_resized);
  gtk_widget_class_bind_template_callback (widget_class, sheet_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_needs_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_place_cb);
}

static void
pentad_window_init (PentadWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cases_from = G_MAXINT32;
  /* Until the city has told its name. */
  pentad_fit_label_set_texts (PENTAD_FIT_LABEL (self->title),
                              (const char *const[]){ _ ("Digital City Management Monitor"), NULL });
}

static void
fill_views (PentadWindow *self)
{
  guint n = pentad_session_get_n_boards (self->session);
  g_autofree PentadChoice *choices = g_new0 (PentadChoice, n);

  for (guint i = 0; i < n; i++)
    {
      PentadBoardSpec *board = pentad_session_get_board (self->session, i);

      choices[i].id = board->id;
      choices[i].label = pentad_label_get (&board->label, self->theme.language);
    }
  pentad_choice_bar_set_choices (PENTAD_CHOICE_BAR (self->views), "win.view", choices, n);
}

static void
take_appearance (PentadWindow *self, const PentadAppearance *appearance)
{
  self->theme.kind = appearance->theme;
  self->text_size = appearance->text_size > 0 ? appearance->text_size : 1;
}

void
pentad_window_set_appearance (PentadWindow *self, const PentadAppearance *appearance)
{
  g_return_if_fail (PENTAD_IS_WINDOW (self));

  take_appearance (self, appearance);
  queue_resized (self);
}

PentadWindow *
pentad_window_new (GtkApplication *application,
                   PentadSession *session,
                   const PentadAppearance *appearance,
                   int width,
                   int height)
{
  PentadWindow *self = g_object_new (PENTAD_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->style = pentad_style_new (gtk_widget_get_display (GTK_WIDGET (self)));
  take_appearance (self, appearance);
  self->theme.language = pentad_language_current ();
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  set_theme_size (self, width, height);

  self->messages = pentad_messages_new (PENTAD_STATUS (self->status),
                                        pentad_session_get_feed (session), self->theme.language);
  self->photo_loader = pentad_photo_loader_new (
      session, pentad_case_sheet_get_photos (PENTAD_CASE_SHEET (self->sheet)));
  pentad_window_add_actions (self);
  fill_views (self);
  fill_pages (self);
  update_status (self);
  g_signal_connect_swapped (session, "forgotten", G_CALLBACK (forgotten_cb), self);
  g_signal_connect_swapped (session, "evaluated", G_CALLBACK (evaluated_cb), self);
  g_signal_connect_swapped (session, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (session, "told", G_CALLBACK (update_status), self);
  g_signal_connect_swapped (session, "ticked", G_CALLBACK (ticked_cb), self);
  ticked_cb (self);
  evaluated_cb (self);
  return self;
}

PentadSession *
pentad_window_get_session (PentadWindow *self)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), NULL);
  return self->session;
}

PentadBoardView *
pentad_window_get_board_view (PentadWindow *self)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), NULL);
  return PENTAD_BOARD_VIEW (self->board);
}

void
pentad_window_open_search (PentadWindow *self)
{
  g_return_if_fail (PENTAD_IS_WINDOW (self));
  pentad_search_open (PENTAD_SEARCH (self->search));
}

gboolean
pentad_window_open_case (PentadWindow *self, const char *id)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), FALSE);
  return pentad_case_sheet_open_case (PENTAD_CASE_SHEET (self->sheet), id);
}

gboolean
pentad_window_open_figure (PentadWindow *self, const char *figure)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), FALSE);
  return pentad_case_sheet_open_figure (PENTAD_CASE_SHEET (self->sheet), figure);
}

void
pentad_window_show_list (PentadWindow *self, gboolean show)
{
  g_return_if_fail (PENTAD_IS_WINDOW (self));
  gtk_widget_set_visible (self->places, show);
}

gboolean
pentad_window_shows_list (PentadWindow *self)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), FALSE);
  return gtk_widget_get_visible (self->places);
}

void
pentad_window_open_periods (PentadWindow *self)
{
  g_return_if_fail (PENTAD_IS_WINDOW (self));
  pentad_period_bar_open (PENTAD_PERIOD_BAR (self->periods));
}

const char *
pentad_window_get_status (PentadWindow *self)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), NULL);
  return pentad_status_get_text (PENTAD_STATUS (self->status));
}

gboolean
pentad_window_is_complete (PentadWindow *self)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), FALSE);
  return self->session != NULL && pentad_session_is_complete (self->session) &&
         pentad_board_view_is_settled (PENTAD_BOARD_VIEW (self->board));
}

PentadMessages *
pentad_window_get_messages (PentadWindow *self)
{
  g_return_val_if_fail (PENTAD_IS_WINDOW (self), NULL);
  return self->messages;
}
