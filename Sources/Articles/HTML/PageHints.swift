/// What the attributes of an element hint at.
struct PageHints: OptionSet {
    var rawValue: UInt16

    /// Not shown.
    static let hidden = PageHints(rawValue: 1)
    /// Named like something that is not the article: menus, teasers, share bars.
    static let clutter = PageHints(rawValue: 2)
    /// Named like details around the article that are clutter where they are small: dates, tags, authors.
    static let detail = PageHints(rawValue: 4)
    /// Named like the body of an article.
    static let body = PageHints(rawValue: 8)
    /// Marked as the body by a microdata property.
    static let markedBody = PageHints(rawValue: 16)
    /// Named like readers' comments.
    static let comments = PageHints(rawValue: 32)
    /// Named like what tells who wrote the article.
    static let author = PageHints(rawValue: 128)
    /// Named like an article as a whole.
    static let article = PageHints(rawValue: 64)

    /// What a class, id or role says by the words that it is made of.
    ///
    /// Words end at marks, at digits and before capitals: `articleBody_2` is article, body.
    init(names: UnsafePointer<UInt8>) {
        var hints: PageHints = []
        var last: UInt64 = 0
        var index = 0
        var (isWidget, isBuilt) = (false, false)
        while names[index] != 0 {
            while names[index] != 0, !Self.isLetter(names[index]) {
                if names[index] == 0x20 { last = 0 }
                index += 1
            }
            var hash = TokenHash.seed
            let start = index
            while Self.isLetter(names[index]) {
                let isCapital = names[index] & 0x20 == 0
                if index > start, isCapital, names[index - 1] & 0x20 != 0 { break }
                hash = TokenHash.add(names[index], to: hash)
                index += 1
            }
            guard index > start else { break }
            hints.rawValue |= Self.words[hash] ?? 0
            if hash == Self.widget || hash == Self.widgets { isWidget = true }
            if Self.builders.contains(hash) { isBuilt = true }
            if last != 0 { hints.rawValue |= Self.words[last &* 31 &+ hash] ?? 0 }
            last = hash
        }
        // Page builders call every part of a page a widget; elsewhere it is what stands at the side.
        if isWidget, !isBuilt { hints.insert(.clutter) }
        self = hints
    }

    private static let widget = TokenHash.hash("widget")
    private static let widgets = TokenHash.hash("widgets")
    private static let builders: Set<UInt64> = Set(
        ["elementor", "builder", "wpb", "fusion", "divi", "siteorigin", "beaver"].map {
            TokenHash.hash($0)
        })

    init(rawValue: UInt16) { self.rawValue = rawValue }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static let lists: [(PageHints, String)] = [
        (
            .clutter,
            """
            sidebar share sharing shares sharebar sharebuttons social socials socialmedia teaser \
            teasers related relateds newsletter promo promotion promoted breadcrumb breadcrumbs nav \
            navi navbar navigation menu submenu footer cookie cookies consent gdpr ad ads adv advert \
            adverts advertisement advertising advertorial anzeige werbung banner sponsor sponsored \
            sponsors pagination pager paging popup modal overlay subscribe \
            subscription recommended recommendation recommendations recommend outbrain taboola \
            toolbar login signup signin search searchform popular trending mostread disqus poll \
            survey shop marketing sharedaddy navbox catlinks editsection toc skip skiplink \
            screenreader reader jumplinks printfooter rating ratings feedback slideshow bildergalerie \
            bottombar topbar masthead linklist linkbox infobox factbox ticker mehr weitere empfehlung \
            empfehlungen meistgelesen copyright imprint impressum donate donation bookmark bookmarks \
            follow paywall addthis addtoany abo abobox wpulike shariff rsspromo jumpto \
            sharethis kontakt playlist archives blogroll calendar \
            notification notifications alert dropdown tooltip lightbox carousel slider swiper
            """
        ),
        (
            .detail,
            """
            meta metadata date datetime time timestamp published updated byline \
            tags tag taglist tagcloud topics category categories kategorie kategorien dateline credit \
            credits caption captions source sources print tools actions action buttons button \
            header head postmeta entrymeta postinfo info views counter count subline quelle \
            bildunterschrift bildquelle label labels keywords schlagworte references footnotes \
            previous next prev edit rate vote votes likes
            """
        ),
        (.author, "author authors autor autoren authorbox bio biography autorin vita"),
        (.comments, "comment comments commentlist kommentar kommentare discussion respond replies"),
        (
            .body,
            """
            articlebody articletext articlecontent storybody storytext entrycontent postcontent \
            postbody posttext maintext bodytext fulltext newstext richtext haupttext contenttext \
            textcontent beitragstext artikeltext
            """
        ),
        (.article, "article artikel story post entry beitrag"),
    ]

    private static let pairs: [(PageHints, String)] = [
        (
            .body,
            """
            article body,article text,article content,story body,story content,story text,\
            entry content,entry text,post content,post body,post text,post entry,main text,\
            body text,full text,news text,page content,blog content,content body,body content,\
            article copy,body copy,entry body,content text,text content,artikel text,artikel inhalt,\
            news content,article main,rich text,single content,field body
            """
        ),
        (
            .clutter,
            """
            most read,read more,read also,see also,also like,you might,more stories,more articles,\
            more news,latest news,latest posts,recent posts,related posts,sign up,log in,\
            in article,author box,author bio,about author,post nav,side bar,link list,tag cloud,\
            sr only,visually hidden,screen reader,mw jump,external content,embed consent,\
            top bar,site header,page header,site footer,page footer,main menu,article list,\
            news list,post list,teaser list,story list,promo box,call action
            """
        ),
    ]

    private static let words: TokenTable = {
        var result: [UInt64: UInt16] = [:]
        for (hint, list) in lists {
            for word in list.split(separator: " ") {
                result[TokenHash.hash(String(word)), default: 0] |= hint.rawValue
            }
        }
        for (hint, list) in pairs {
            for pair in list.split(separator: ",") {
                let words = pair.split(separator: " ").map { TokenHash.hash(String($0)) }
                result[words[0] &* 31 &+ words[1], default: 0] |= hint.rawValue
            }
        }
        return TokenTable(result)
    }()
}
