// Chinese, simplified.
import type { Language } from "../language.ts";
import { lines, words } from "../lists.ts";

export const zh: Language = {
  code: "zh",
  locale: "zh-CN",
  faker: "zh_CN",
  spaced: false,
  currencies: ["CNY", "CNY", "USD", "EUR"],
  numbers: words("三; 四; 五; 六; 七; 八; 九; 十; 十一; 十二"),
  relativeDates: words(
    "今天; 明天; 后天; 今晚; 明天早上; 下周; 这个周末; 下周五; 下周一; 下个月; 两周后; 今天下午; 明天晚上; 这个星期天",
  ),
  onWeekday: words("<{}>; <这个{}>; <{}晚上>; <{}早上>"),
  onDate: words("<{}>; <{}>; 在<{}>"),
  times: words("<{ap}{h}点>; <{H}点>; <{ap}{h}点{MM}分>; <{H}:{MM}>; <{ap}{h}点半>"),
  amPm: ["上午", "下午"],
  durations: { minutes: "{n}分钟", hours: "{n}个小时" },
  venues: words(
    "{last}家餐馆; {city}饭店; {last}记面馆; {first}咖啡馆; {city}大酒店; 老{last}火锅; {first}小厨; 小{last}烧烤",
  ),
  companies: words(
    "{first}科技有限公司; {city}贸易公司; {last}氏集团; {first}电子; {city}建筑公司; {first}传媒",
  ),
  streets: words(
    "{city}中山路{number}号; {city}人民路{number}号; {city}解放大街{number}号; {city}{first}路{number}号",
  ),
  items: words("衬衫; 笔记本; 电池; 杯子; 灯泡; 台灯; 袜子; 铅笔; 靠垫; 椅子; 背包; 毛巾; 蜡烛; 雨伞; 盘子"),
  groceries: words(
    "牛奶; 鸡蛋; 面包; 苹果; 大米; 黄油; 橄榄油; 西红柿; 奶酪; 洋葱; 香蕉; 咖啡; 洗洁精; 胡萝卜; 酸奶; 盐; 面条; 土豆",
  ),
  tasks: words(
    "给牙医打电话; 浇花; 交房租; 买花; 喂猫; 换护照; 寄合同; 倒垃圾; 还书; 给车充电; 取西装; 预约理发",
  ),
  topicsOfMeetings: words(
    "预算; 季度报告; 新网站; 招聘; 产品发布; 市场计划; 客户反馈; 办公室搬迁; 差旅费; 培训",
  ),
  messages: words(`
    我会晚到十分钟; 晚饭好了; 钥匙在垫子下面; 生日快乐; 请给我回电话; 火车晚点了; 我带甜点来; 昨天谢谢你; 车站见; 别忘了带票
  `),
  problems: words(
    "屏幕一直是黑的; 充不了电; 应用一打开就闪退; 包裹送到时已经坏了; 我登录不了; 声音有杂音; 少了一个零件; 被扣了两次钱; 尺寸不对",
  ),
  events: words("音乐会; 婚礼; 书展; 画展; 足球赛; 电影节; 话剧; 招聘会"),
  jobs: words("护士; 程序员; 老师; 建筑师; 水管工; 律师; 厨师; 会计; 摄影师; 电工; 记者; 牙医; 木匠; 飞行员"),
  cities: words(`
    北京; 上海; 广州; 深圳; 成都; 杭州; 南京; 武汉; 西安; 重庆; 苏州; 天津; 昆明; 厦门; 青岛; 大连; 长沙; 巴黎; 罗马;
    伦敦; 东京; 首尔; 柏林; 纽约; 曼谷; 香港; 台北
  `),
  enumerations: {
    cuisine: words(
      "<意大利>餐厅; <日本>餐厅; <墨西哥>餐厅; <印度>餐厅; <中国>餐厅; <泰国>餐厅; <法国>餐厅; <希腊>餐厅",
    ),
    color: words("<红色>的; <蓝色>的; <绿色>的; <黑色>的; <白色>的; <黄色>的"),
    device: words("<灯>; <暖气>; <电视>; <风扇>; <咖啡机>; <窗帘>"),
    room: words("<厨房>; <卧室>; <客厅>; <浴室>; <车库>; <书房>"),
    transport: words("<开车>; <坐火车>; <坐公交>; <骑自行车>; <步行>"),
    room_type: words("<单人间>; <双人间>; <套房>"),
  },
  openers: words("你好，; 您好，; 早上好，; 请问，; 打扰一下，; 喂，"),
  closers: words("谢谢！; 非常感谢。; 麻烦了。; 拜托了。; 回头见。"),
  templates: {
    book_table: lines(`
      (我想|我们想|请帮我)在{city}的一家{cuisine}订一张{people}人的桌子，{date}[{time}]
      (预订|帮我订|请订){venue}，{date}{time}，{people}位
      {date}{time}还有{people}个人的位子吗？
      我们{people}个人，{date}想在{city}找一家{cuisine}
      订位：{venue}，{people}人，{date}，{time}，姓名{person}
      {person}想{date}和{people}个朋友在{venue}吃饭[，最好{time}]
    `),
    book_trip: lines(`
      (我要|帮我找|我想买)一张{date}从{origin}到{destination}的(机票|火车票|车票)[，{time}出发]
      {date}我想从{origin}去{destination}
      从{origin}到{destination}{transport}怎么走？
      {people}张去{destination}的票，{date}，{time}从{origin}出发
      {person}{date}离开{origin}去{destination}
    `),
    book_hotel: lines(`
      (我想订|请订|我们需要){city}{venue}的{room_type}，{date}入住，住{nights}晚
      我在找{city}的酒店，{date}到，{nights}晚，{people}个人
      {city}，{room_type}，{nights}晚[，每晚不超过{amount}]
      {person}要在{venue}住{nights}晚，{date}入住
    `),
    set_reminder: lines(`
      (提醒我|请提醒我|记得提醒我){date}[{time}]{task}
      我{date}要{task}[，{time}提醒我]
      新任务：{task}，{date}之前
      提醒，{date}，{time}：{task}
    `),
    schedule_meeting: lines(`
      (安排|预约|帮我约){person}{date}{time}开会，讨论{topic}
      {date}我想和{person}谈{duration}，主题是{topic}
      我和{person}{date}{time}见面，谈{topic}
      日程：{topic}，{person}，{date}，{time}，{duration}
    `),
    play_music: lines(`
      [用{service}](播放|放一下|我想听){artist}的《{song}》
      放几首{artist}的歌
      把{artist}的《{song}》加到歌单{playlist}
      帮我找[{artist}的]那首《{song}》
    `),
    get_weather: lines(`
      {city}{date}天气怎么样？
      {date}{city}(会下雨吗|会下雪吗|冷不冷)？
      {date}去{city}要带(伞|外套)吗？
      {city}的天气预报，{date}，谢谢
    `),
    order_items: lines(`
      (我要|我想买|请给我){count}个{color}{item}[，一共{amount}]
      把{count}个{item}放进购物车[，要{color}]
      {date}之前我们需要{count}个{item}
      {person}在{company}买了{count}个{item}，花了{amount}
    `),
    shopping_list: lines(`
      把{list}(加到|写进)购物清单
      家里没有{list}了
      回家路上(买|带)点{list}
      {date}要买：{list}
    `),
    send_money: lines(`
      (转|汇|发){amount}给{person}[，{date}]
      {person}欠我{amount}
      {company}的账单{code}，{amount}，{date}到期
      我{date}付给{company}{amount}
    `),
    send_message: lines(`
      (告诉|回复|发消息给){person}：{message}
      给{person}发一条消息，内容是“{message}”
      写邮件给{person}（{email}）：“{message}”
      {person2}给{person}的留言：{message}
    `),
    add_contact: lines(`
      (保存|新建)联系人：{person}，{phone}[，{email}]
      我叫{person}，电话是{phone}[，邮箱是{email}]
      {person}是{company}的{job}，电话{phone}
      {person}的新号码是{phone}，住在{address}
    `),
    control_home: lines(`
      (打开{=on:true}|关掉{=on:false}){room}的{device}
      把{room}的{device}调到{number}(度|%)
      {time}把{room}的{device}关了{=on:false}好吗？
      {date}{time}(开{=on:true}|关{=on:false})一下{room}的{device}
    `),
    report_problem: lines(`
      我的{product}有问题：{problem}
      订单{code}：{problem}[。请退{amount}]
      从{company}买的{product}坏了，{problem}
      {person}的工单{code}：{problem}
    `),
    navigate: lines(`
      (带我去|导航到|我要去){address}[，{transport}]
      去{city}的{venue}{transport}怎么走？
      从{origin}到{destination}{transport}要多久？
      我{time}要到{address}，{transport}去
    `),
    announce_event: lines(`
      {event}{date}{time}在{city}举行[，票价{amount}]
      {person}邀请你{date}去{venue}参加{event}
      {artist}{date}在{city}{venue}演出，票价{amount}起
      通知：{event}，{city}，{date}，{time}入场
    `),
    describe_person: lines(`
      {person}是{city}的一名{job}[，在{company}上班]
      {person}今年{age}岁，住在{city}
      {person}从{year}年起在{company}当{job}
      {person}{year}年出生在{city}
      {age}岁的{job}{person}要从{origin}搬到{destination}
    `),
    translate_text: lines(`
      把“{message}”(翻译成|译成){language}
      “{message}”用{language}怎么说？
      请用{language}写：“{message}”
    `),
    rent_home: lines(`
      {city}{rooms}室公寓，{area}平方米，每月{amount}
      (我想租|我们在找){city}{rooms}个房间的房子，{amount}以内
      出租：{area}平方米，{rooms}室，{address}，{amount}
    `),
    set_timer: lines(`
      (设|开始)一个{duration}的计时器
      {date}{time}叫我起床
      闹钟设在{date}{time}
      鸡蛋要煮{duration}，开始计时
    `),
  },
  labels: words(
    "订餐厅; 订行程; 订酒店; 设提醒; 安排会议; 播放音乐; 查天气; 下单; 购物清单; 转账; 发消息; 加联系人; 控制家电; 报告问题; 导航; 活动; 人物介绍; 翻译; 租房; 计时器",
  ),
  topics: words("美食; 旅行; 工作; 音乐; 天气; 购物; 金钱; 联系人; 家居; 活动"),
  emotions: {
    joy: lines("我太高兴了！\n今天真是美好的一天！\n我开心得合不拢嘴。"),
    anger: lines("太过分了！\n我真的很生气。\n我受够了。"),
    sadness: lines("我好难过。\n我想哭。\n我的心都碎了。"),
    fear: lines("我怕会出错。\n我吓坏了。\n我非常担心。"),
    surprise: lines("真没想到！\n太惊讶了！\n我简直不敢相信。"),
    gratitude: lines("我非常感激。\n谢谢你为我做的一切。\n真心感谢你的帮助。"),
  },
  sentiments: {
    positive: lines(`
      我很喜欢我的{product}。
      {venue}太棒了，服务员很热情。
      {product}非常好用，推荐购买。
      给{company}五星，服务一流！
    `),
    negative: lines(`
      {product}用了两天就坏了。
      {venue}的服务太差，再也不去了。
      我对{product}很失望。
      {company}从不回复，客服糟糕透了。
    `),
    neutral: lines(`
      {product}{date}到货。
      {venue}在车站旁边。
      {company}在{city}有办公室。
      {product}有三种颜色。
    `),
  },
  sentimentLabels: words("正面; 负面; 中性"),
  emotionLabels: words("喜悦; 愤怒; 悲伤; 恐惧; 惊讶; 感激"),
  fields: words(
    "姓名; 城市; 出发地; 目的地; 日期; 时间; 人数; 地点; 金额; 货币; 产品; 数量; 电话; 公司; 职业; 消息; 任务; 活动; 颜色; 房间",
  ),
  extract: lines("从文本中提取信息。\n请填写表格。\n这句话里有哪些信息？\n返回详细内容。"),
  classify: lines(`
    给文本分类。类别：{labels}
    哪一个最合适：{labels}
    选一个类别：{labels}
    这句话是关于什么的？选项：{labels}
  `),
  outside: lines(`
    写一(首诗|篇故事|篇作文)，主题是{topic}
    给我解释一下{topic}
    你觉得{topic}怎么样？
    讲个关于{topic}的笑话
    {topic}是怎么回事？
  `),
  outsideTopics: words("量子物理; 民主; 火山; 爱情; 象棋; 哲学; 进化论; 恐龙"),
  refusal: "这个我帮不了。我把短文本变成数据：请给出格式、类别或工具。",
};
