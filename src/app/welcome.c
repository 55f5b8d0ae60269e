/* The first window: the demo city, or the address of a platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/welcome.h"

#include <glib/gi18n-lib.h>

#include "app/style.h"
#include "doctor/trial.h"

#define WIDTH  1120
#define HEIGHT 630

struct _PentadWelcome
{
  GtkApplicationWindow parent_instance;

  PentadStyle *style;
  PentadTrial *trial; /* under way; NULL none */

  /* From the template. */
  GtkWidget *pages;
  GtkWidget *demo;
  GtkWidget *address;
  GtkWidget *account;
  GtkWidget *authorities;
  GtkWidget *test;
  GtkWidget *open;
  GtkWidget *note;
};

enum
{
  SIGNAL_DEMO,
  SIGNAL_CONNECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadWelcome, pentad_welcome, GTK_TYPE_APPLICATION_WINDOW)

/* tone: a style class; NULL plain. */
static void
say (PentadWelcome *self, const char *words, const char *tone)
{
  static const char *const tones[] = { "bad", "fine" };

  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (self->note, tones[i]);
  if (tone != NULL)
    gtk_widget_add_css_class (self->note, tone);
  gtk_label_set_text (GTK_LABEL (self->note), words != NULL ? words : "");
}

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
replace (char **option, const char *text)
{
  g_free (*option);
  *option = text[0] != '\0' ? g_strdup (text) : NULL;
}

void
pentad_welcome_fill (PentadWelcome *self, PentadOptions *options)
{
  g_return_if_fail (PENTAD_IS_WELCOME (self));

  pentad_source_options_clear (&options->source);
  replace (&options->platform, get_text (self->address));
  replace (&options->source.access.credential, get_text (self->account));
  replace (&options->source.access.ca_file, get_text (self->authorities));
}

static void
set_busy (PentadWelcome *self, gboolean is_busy)
{
  gboolean has_address = get_text (self->address)[0] != '\0';

  gtk_widget_set_sensitive (self->demo, !is_busy);
  gtk_widget_set_sensitive (self->test, !is_busy && has_address);
  gtk_widget_set_sensitive (self->open, !is_busy && has_address);
}

static void
trial_cb (gboolean is_fit, const char *const *lines, gpointer user_data)
{
  PentadWelcome *self = user_data;
  g_autofree char *words = g_strjoinv ("\n", (char **)lines);

  g_clear_pointer (&self->trial, pentad_trial_free);
  set_busy (self, FALSE);
  say (self, words, is_fit ? "fine" : "bad");
}

static void
test_cb (PentadWelcome *self)
{
  g_auto (PentadOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source = NULL;

  pentad_welcome_fill (self, &options);
  source = pentad_source_options_make_source (&options.source, options.platform, &error);
  if (source == NULL)
    {
      say (self, error->message, "bad");
      return;
    }
  set_busy (self, TRUE);
  say (self, _ ("Asking the platform …"), NULL);
  self->trial = pentad_trial_new (source, trial_cb, self);
}

static void
demo_cb (PentadWelcome *self)
{
  g_signal_emit (self, signals[SIGNAL_DEMO], 0);
}

static void
open_cb (PentadWelcome *self)
{
  if (gtk_widget_get_sensitive (self->open))
    g_signal_emit (self, signals[SIGNAL_CONNECT], 0);
}

static void
address_cb (PentadWelcome *self)
{
  g_clear_pointer (&self->trial, pentad_trial_free);
  set_busy (self, FALSE);
  say (self, NULL, NULL);
}

static void
to_connect_cb (PentadWelcome *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "connect");
  gtk_widget_grab_focus (self->address);
}

static void
back_cb (PentadWelcome *self)
{
  address_cb (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "start");
  gtk_widget_grab_focus (self->demo);
}

static void
pentad_welcome_dispose (GObject *object)
{
  PentadWelcome *self = PENTAD_WELCOME (object);

  g_clear_pointer (&self->trial, pentad_trial_free);
  g_clear_object (&self->style);
  G_OBJECT_CLASS (pentad_welcome_parent_class)->dispose (object);
}

static void
pentad_welcome_class_init (PentadWelcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_welcome_dispose;
  signals[SIGNAL_DEMO] = g_signal_new ("demo", PENTAD_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONNECT] = g_signal_new ("connect", PENTAD_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadWelcome.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, pages);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, demo);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, address);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, account);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, authorities);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, test);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, open);
  gtk_widget_class_bind_template_child (widget_class, PentadWelcome, note);
  gtk_widget_class_bind_template_callback (widget_class, demo_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
pentad_welcome_init (PentadWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_busy (self, FALSE);
}

PentadWelcome *
pentad_welcome_new (GtkApplication *application, PentadThemeKind kind)
{
  PentadWelcome *self = g_object_new (PENTAD_TYPE_WELCOME, "application", application,
                                      "default-width", WIDTH, "default-height", HEIGHT, NULL);
  PentadTheme theme;

  pentad_theme_init (&theme, kind, pentad_language_current (), 1920, 1080);
  self->style = pentad_style_new (gtk_widget_get_display (GTK_WIDGET (self)));
  pentad_style_apply (self->style, &theme, 1);
  return self;
}

void
pentad_welcome_set_waiting (PentadWelcome *self, const char *words)
{
  g_return_if_fail (PENTAD_IS_WELCOME (self));
  set_busy (self, words != NULL);
  say (self, words, NULL);
}

void
pentad_welcome_set_error (PentadWelcome *self, const char *error)
{
  g_return_if_fail (PENTAD_IS_WELCOME (self));
  set_busy (self, FALSE);
  say (self, error, "bad");
}
